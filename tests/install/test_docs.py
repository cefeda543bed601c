#!/usr/bin/env python3
"""What the documents name is there: links and their places, paths, targets of make, options; and what CONTRIBUTING.md
tells of a change is in the tree.

usage: tests/install/test_docs.py BUILD"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

root = pathlib.Path(__file__).resolve().parents[2]
program = pathlib.Path(sys.argv[1]).resolve() / 'jianggao'
documents = sorted(root.glob('*.md')) + sorted(root.glob('docs/**/*.md')) + sorted(root.glob('examples/**/*.md'))
passed = failed = 0


def expect(what, holds, told=''):
    global passed, failed
    if holds:
        passed += 1
    else:
        failed += 1
        print(f'  FAILED: {what} {told}', file=sys.stderr)


def anchors(document):
    """The places in a document that links can name, as the usual programs make them of headings."""
    headings = re.findall(r'^#+ (.*)$', document.read_text('utf-8'), re.M)
    return {re.sub(r'[^\w\- ]', '', heading.strip().lower()).replace(' ', '-') for heading in headings}


def check_links(document, text):
    links = re.findall(r'\]\(([^)\s]+)\)', text) + re.findall(r'src="([^"]+)"', text)
    for link in links:
        if re.match(r'https?://', link):
            continue
        path, _, place = link.partition('#')
        target = document.parent / path if path else document
        expect(f'{document.name}: {link} is there', target.exists())
        if place and target.exists():
            expect(f'{document.name}: {link} is a heading', place in anchors(target), anchors(target))


def check_paths(document, text):
    folders = '|'.join(one.name for one in root.iterdir() if one.is_dir() and not re.match(r'\.|build|out$', one.name))
    for path in re.findall(rf'(?<![\w./~-])(?:{folders})/[\w.*/-]*[\w*]', text):
        if re.search(r'[A-Z]{3,}|^fonts/(files|cache)', path):
            continue  # NAME stands for any name; what `make fonts` brings
        expect(f'{document.name}: {path} is there', any(root.glob(path)) or any(root.glob(path + '.*')))


def check_targets(document, text):
    makefile = (root / 'Makefile').read_text('utf-8')
    for target in re.findall(r'`(?:sudo )?make ([a-z][a-z-]+)(?![\w/-])', text) + re.findall(r'^    make ([a-z][a-z-]+)', text, re.M):
        expect(f'{document.name}: make {target}', re.search(rf'^{target}:', makefile, re.M))


def check_options(document, text, known):
    for command, rest in re.findall(r'jianggao (convert|check|fill|fonts|styles|serve)\b([^`\n]*)', text):
        for option in re.findall(r'(?<![\w-])--[a-z-]+', rest):
            expect(f'{document.name}: jianggao {command} {option}', option in known[command])


def check_first_change(text):
    """The lines that it quotes from the tree stand there, and the script is read as it says."""
    tree = '\n'.join((root / path).read_text('utf-8') for path in (
        'tests/read/hosts.txt', 'convert/read/evidence.h', 'convert/read/evidence_alone.c', 'styles/reader.costs'))
    quoted = [line[4:].strip() for line in text.split('\n') if re.match(r'    +(X\(|sight_set|[A-Z]\||done-square|# Stage)', line)]
    expect('CONTRIBUTING.md quotes the change', len(quoted) >= 7, quoted)
    for line in quoted:
        expect('CONTRIBUTING.md quotes what is in the tree', line in tree, line)
    block = re.search(r'`script.txt`:\n\n((?:(?:    .*)?\n)+)', text)
    with tempfile.TemporaryDirectory() as folder:
        script = pathlib.Path(folder, 'script.txt')
        script.write_text(re.sub(r'^    ', '', block.group(1), flags=re.M).strip() + '\n', 'utf-8')
        told = subprocess.run([program, 'convert', '--dump', 'explanation', script], capture_output=True, text=True).stdout
    expect('CONTRIBUTING.md: the script is read so', re.search(r'^7:1 direction .*【全体起立】$', told, re.M), told)


def check_tutorial():
    """What the tutorial and its pictures tell of speech.txt is so."""
    told = subprocess.run([program, 'convert', '-q', '--to', 'json', '-o', '-', root / 'tools/pictures/speech.txt'], capture_output=True)
    tree = json.loads(told.stdout)
    left_out = [one['text'] for one in tree['dropped']]
    expect('the tutorial: five lines of the site and one of the county', len(left_out) == 6 and any('扫码关注“清溪应急”' in text for text in left_out), left_out)
    roles = {block['text']: block['role'] for block in tree['blocks']}
    expect('the tutorial: a heading without a number is read as text', roles.get('关于值班纪律') == 'body', roles)
    rules = {one['rule'] for one in tree['findings']}
    expect('the tutorial: what there is to look at', {'half-width-mark', 'series-drift', 'placeholder'} <= rules, rules)


def main():
    known = {}
    for command in ('convert', 'check', 'fill', 'fonts', 'styles', 'serve'):
        told = subprocess.run([program, command, '--help'], capture_output=True, text=True).stdout
        known[command] = set(re.findall(r'--[a-z-]+', told))
    expect('there are documents', len(documents) > 5)
    for document in documents:
        text = document.read_text('utf-8')
        check_links(document, text)
        check_paths(document, text)
        check_targets(document, text)
        check_options(document, text, known)
    check_tutorial()
    check_first_change((root / 'CONTRIBUTING.md').read_text('utf-8'))
    print(f'test_docs.py: {passed} passed, {failed} failed')
    sys.exit(failed > 0)


main()
