#!/usr/bin/env python3
"""Counts how pages and speeches are worded, and writes styles/reader.wording.

usage: wording.py FOLDER… > styles/reader.wording

A FOLDER holds cases as tests/read does (the letter of a line's role, |, the line), or texts/ and gold/ as the corpus of
../shared.  Of every character and pair of characters the logarithm of how much oftener it stands in lines of pages than
in speeches is written, when it stands there often enough to tell."""
import collections
import glob
import itertools
import json
import math
import os
import re
import sys

HAN = re.compile('[\u4e00-\u9fff]+')
ROW = re.compile(r'(\+|x|T|s[dpon]?|S|H[1-4]?|R[1-4]?|B|I|D|N|Gd?|A|X)\|(.*)')
# A character or pair stands so often in one of the two, and its points are so far from 0 at least.
SINGLE, PAIR = (2, 0.5), (3, 1.0)

# It counts so often in one text at most.
IN_TEXT = 2

HEAD = """\
# How pages are worded, and speeches: characters and pairs of characters with what each adds to the points of a short
# line.  Points are natural logarithms of odds: above 0 they speak for a page.  Each line: POINTS=ENTRY;ENTRY…
# Written by tools/fit/wording.py from texts with what is right, and not by hand.
"""


def of_cases(folder):
    """For each text its stretches of pages and its stretches of speeches."""
    for path in sorted(glob.glob(folder + '/*.txt')):
        page, speech = [], []
        for line in open(path, encoding='utf-8').read().split('\n'):
            row = ROW.fullmatch(line)
            if not row:
                continue
            whole, inside = row[2], re.findall('⟦([^⟧]*)⟧', row[2])
            if row[1] == 'x':
                page.append(whole)
            else:
                speech.append(re.sub('⟦[^⟧]*⟧', ' ', whole))
                page += inside
        yield page, speech


def decoded(data):
    if data[:2] in (b'\xff\xfe', b'\xfe\xff'):
        return data.decode('utf-16')
    try:
        return data.decode('utf-8-sig')
    except UnicodeDecodeError:
        return data.decode('gb18030', 'replace')


def of_corpus(folder):
    for path in sorted(glob.glob(folder + '/gold/*.json')):
        page, speech = [], []
        gold = json.load(open(path, encoding='utf-8'))
        text = decoded(open(f'{folder}/texts/{gold["file"]}', 'rb').read())
        for number, line in enumerate(text.split('\n'), 1):
            (page if number in gold['boilerplate_lines'] else speech).append(line)
        yield page, speech


def counted(texts, size):
    counts = collections.Counter()
    for stretches in texts:
        here = collections.Counter()
        for run in itertools.chain.from_iterable(HAN.findall(s) for s in stretches):
            here.update(run[i:i + size] for i in range(len(run) - size + 1))
        counts.update({entry: min(count, IN_TEXT) for entry, count in here.items()})
    return counts


def points_of(texts, size, least, far):
    """{entry: points}, rounded to halves"""
    pages, speeches = (counted([text[side] for text in texts], size) for side in (0, 1))
    of_page, of_speech = (sum(counted([text[side] for text in texts], 1).values()) for side in (0, 1))
    rate = of_speech / of_page
    points = {}
    for entry in set(pages) | set(speeches):
        if pages[entry] < least and speeches[entry] < least * rate:
            continue
        value = math.log((pages[entry] + 1) / (speeches[entry] + rate) * rate)
        if abs(value) >= far:
            points[entry] = round(value * 2) / 2
    return points


def main():
    texts = []
    for folder in sys.argv[1:]:
        texts += of_corpus(folder) if os.path.isdir(folder + '/gold') else of_cases(folder)
    points = points_of(texts, 1, *SINGLE) | points_of(texts, 2, *PAIR)
    print(HEAD, end='')
    for value in sorted(set(points.values())):
        entries = sorted(e for e in points if points[e] == value)
        for start in range(0, len(entries), 30):
            print(f'{value:g}=' + ';'.join(entries[start:start + 30]))


if __name__ == '__main__':
    main()
