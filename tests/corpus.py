#!/usr/bin/env python3
"""Measures a build over the texts of ../shared, against floors that only rise (tests/floors).

usage: tests/corpus.py JIANGGAO [--shared DIR] [--raise]

What is measured: the structure of every text with gold (corpus, corpus-small: macro F1, texts right in every role,
paragraphs, characters of speech that were dropped, conservation); whether a text reads the same in another dress
(every change to every text); the cases of review; and of every fourth text and all examples the gates of the PDF and
the MUST rules of the Word file, which take most of the time.
Prints a line a measure.  Exit status 1 when one is worse than its floor.
--raise writes the measures that are better than their floors into tests/floors.
"""
import argparse, os, re, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
FLOORS = os.path.join(HERE, 'floors')
EVERY = 4  # of the corpus, for PDF and Word


def output(*command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding='utf-8', errors='replace')
    return done.returncode, done.stdout


def number(pattern, text):
    """The figures of the pattern's groups; what a checker no longer prints is a failure, not a zero."""
    found = re.search(pattern, text, re.M)
    if not found:
        sys.exit('corpus: a checker printed no “%s”:\n%s' % (pattern, text[-2000:]))
    return [float(group) for group in found.groups()]


class Corpus:
    def __init__(self, program, shared):
        self.program, self.shared = program, shared
        self.measures = {}  # name -> (value, True when more is better)
        self.to_json = program + ' convert -q --to json -o - {}'

    def tool(self, name, *arguments):
        return output(sys.executable, os.path.join(self.shared, 'tools', name), *arguments)

    def folder(self, *names):
        return os.path.join(self.shared, *names)

    def note(self, name, value, more=True):
        self.measures[name] = (round(value, 3), more)

    def structure(self, corpus):
        _, said = self.tool('score_tree.py', '--gold', self.folder(corpus, 'gold'), '--texts',
                            self.folder(corpus, 'texts'), '--cmd', self.to_json)
        self.note(corpus + '.macro-f1', *number(r'^macro F1 ([\d.]+)', said))
        self.note(corpus + '.texts-right', *number(r'every role right: (\d+) of', said))
        got, made, gold = number(r'^body paragraphs.*: (\d+) of (\d+) got, (\d+) gold', said)
        self.note(corpus + '.paragraphs', 2 * got / (made + gold))
        self.note(corpus + '.harm', *number(r'^harm: (\d+) characters', said), more=False)
        lost, made, without = number(r'^conservation: lost (\d+), made (\d+) characters; (\d+) texts', said)
        self.note(corpus + '.lost-or-made', lost + made, more=False)
        self.note(corpus + '.unreadable', without, more=False)

    def dress(self, corpus):
        """Of every change the share of texts that read the same, and what all changes together lose."""
        _, said = self.tool('metamorph.py', '--texts', self.folder(corpus, 'texts'), '--cmd', self.to_json)
        lost = 0
        for line in said.splitlines()[1:]:
            words = line.split()
            if len(words) < 8 or words[0] == 'all':
                continue
            self.note('%s.dress.%s' % (corpus, words[0]), float(words[3]))
            lost += int(words[7])
        number(r'^(?:all)\s+(\d+)', said)
        self.note(corpus + '.dress.characters-lost', lost, more=False)

    def outputs(self):
        """PDF and Word file of every fourth text and of the examples."""
        texts = [self.folder('corpus', 'texts', name) for name in sorted(os.listdir(self.folder('corpus', 'texts')))]
        examples = os.path.join(HERE, '..', 'examples')
        chosen = [text for text in texts if text.endswith('.txt')][::EVERY]
        chosen += [os.path.join(examples, name) for name in sorted(os.listdir(examples)) if name.endswith('.txt')]
        pdf_fail, docx_fail = [], []
        with tempfile.TemporaryDirectory() as folder:
            for text in chosen:
                base = os.path.join(folder, os.path.basename(text)[:-len('.txt')])
                made, _ = output(self.program, 'convert', '-q', '-d', folder, '--to', 'pdf,docx,json', text)
                if made != 0 or self.tool('pdfcheck.py', '--no-raster', base + '.pdf')[0] != 0:
                    pdf_fail.append(os.path.basename(text))
                if made != 0 or self.tool('docxcheck.py', '--fail-on', 'must', '--tree', base + '.json',
                                          base + '.docx')[0] != 0:
                    docx_fail.append(os.path.basename(text))
        for name, failed in (('pdf.gates-broken', pdf_fail), ('docx.must-broken', docx_fail)):
            self.note(name, len(failed), more=False)
            if failed:
                print('%s: %s' % (name, ', '.join(failed)))

    def review(self):
        _, said = self.tool('reviewcases.py', self.program)
        told, _, silent, wrong = number(r'^all: told (\d+) of (\d+), silent texts (\d+), wrong (\d+)', said)
        self.note('review.told', told)
        self.note('review.wrong', wrong, more=False)


def read_floors():
    floors = {}
    for line in open(FLOORS, encoding='utf-8'):
        words = line.split()
        if words and not words[0].startswith('#'):
            floors[words[0]] = float(words[2])
    return floors


def write_floors(measures, floors):
    about = [line for line in open(FLOORS, encoding='utf-8') if line.startswith('#')]
    with open(FLOORS, 'w', encoding='utf-8') as out:
        out.writelines(about)
        for name, (value, more) in measures.items():
            old = floors.get(name, value)
            out.write('%s %s %g\n' % (name, '>=' if more else '<=', max(old, value) if more else min(old, value)))


def compare(measures, floors):
    """Prints the table; the number of measures that are worse than their floors."""
    fallen = 0
    print('%-40s %10s %10s' % ('measure', 'now', 'floor'))
    for name, (value, more) in measures.items():
        floor = floors.get(name)
        if floor is None:
            word = 'no floor: write it with --raise'
        elif value == floor:
            word = ''
        else:
            worse = value < floor if more else value > floor
            fallen += worse
            word = 'WORSE' if worse else 'better'
        print('%-40s %10g %10s   %s' % (name, value, '-' if floor is None else '%g' % floor, word))
    for name in floors.keys() - measures.keys():
        print('%-40s was not measured' % name)
        fallen += 1
    return fallen


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument('program')
    options.add_argument('--shared', default=os.path.join(HERE, '..', '..', 'shared'))
    options.add_argument('--raise', action='store_true', dest='rise')
    given = options.parse_args()
    corpus = Corpus(os.path.abspath(given.program), given.shared)
    for name in ('corpus', 'corpus-small'):
        corpus.structure(name)
        corpus.dress(name)
    corpus.review()
    corpus.outputs()
    floors = read_floors()
    if given.rise:
        write_floors(corpus.measures, floors)
    fallen = compare(corpus.measures, floors)
    print('corpus: %d measures, %d worse than their floors' % (len(corpus.measures), fallen))
    return 1 if fallen else 0


sys.exit(main())
