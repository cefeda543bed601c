#!/usr/bin/env python3
"""Lets single calls of the program fail, one by one, while it writes all formats, and looks at what is left.

usage: tests/faults/faults.py PROGRAM SHIM.so [--faults N] [--seed S] [--call NAME …] [--list FILE]

Then the same with less and less memory, and with Ctrl-C at any moment.

What must hold of every run: with status 0 all files are as without a fault; else a message tells why, and each file is
either as it was before or as without a fault; no file is left over; no signal.  With --faults N that many places are
drawn (all when there are fewer)."""
import argparse, collections, errno, json, os, random, resource, shutil, signal, subprocess, sys, tempfile, time

TEXT = '''在秋季防火工作会上的讲话

（2021年9月8日）

同志们：

今天召开这次会议，部署秋季森林防火工作。刚才××局通报了情况，我都同意。

一、认清形势。今年雨水少，林下可燃物多，一点火星就能酿成大祸。

（一）压实责任。一是定人到山头，二是定岗到路口，三是定时到班次。
（二）备足物资。Water pumps、风机、油料都要点清楚，详见 www.example.org 。

单位\t人数\t车辆
东片\t30\t4
西片\t24\t3

附件：1.值班表
      2.物资清单

××县林业局
2021年9月8日
'''
OLD_TEXT = TEXT.replace('秋季', '春季').replace('（二）备足物资。', '（二）备足水源。')
FORMATS = 'pdf,docx,json,txt,png,svg,layout'
# What each call may fail with; 0: it does a part of its work.
CALLS = {
    'malloc': [errno.ENOMEM], 'mmap': [errno.ENOMEM], 'open': [errno.EMFILE, errno.EIO, errno.EACCES],
    'read': [errno.EIO, errno.EINTR, 0], 'write': [errno.ENOSPC, errno.EIO, errno.EINTR, 0], 'close': [errno.EIO],
    'stat': [errno.EIO], 'fchmod': [errno.EPERM], 'link': [errno.ENOSPC, errno.EEXIST],
    'rename': [errno.EIO, errno.EINVAL], 'unlink': [errno.EIO],
}
MEGABYTE = 1024 * 1024


class Trial:
    def __init__(self, program, shim):
        self.program, self.shim = os.path.abspath(program), os.path.abspath(shim)
        self.folder = tempfile.mkdtemp(prefix='faults-')
        self.out = os.path.join(self.folder, 'out')
        self.input = os.path.join(self.folder, 'speech.txt')
        self.old, _ = self.make(OLD_TEXT)
        self.good, self.status = self.make(TEXT)

    def make(self, text):
        """What is written without a fault, by name; also the attributes, which tell whose a file is."""
        with open(self.input, 'w') as file:
            file.write(text)
        os.utime(self.input, (1700000000, 1700000000))
        self.empty()
        status = self.run({}).returncode
        return self.files(), status

    def line(self):
        return [self.program, 'convert', '-q', '-r', '30', '--to', FORMATS, '-d', self.out, self.input]

    def variables(self, fault):
        variables = dict(os.environ, LC_ALL='C.UTF-8', SOURCE_DATE_EPOCH='1700000000', **fault)
        return dict(variables, LD_PRELOAD=self.shim) if fault else variables

    def run(self, fault, before=None, keep=()):
        return subprocess.run(self.line(), env=self.variables(fault), stdin=subprocess.DEVNULL, capture_output=True,
                              timeout=60, preexec_fn=before, pass_fds=keep)

    def files(self):
        found = {}
        for name in sorted(os.listdir(self.out)):
            path = os.path.join(self.out, name)
            with open(path, 'rb') as file:
                found[name] = (file.read(), os.listxattr(path) and os.getxattr(path, os.listxattr(path)[0]))
        return found

    def empty(self):
        shutil.rmtree(self.out, ignore_errors=True)
        os.mkdir(self.out)

    def fill(self, files):
        self.empty()
        for name, (data, attribute) in files.items():
            path = os.path.join(self.out, name)
            with open(path, 'wb') as file:
                file.write(data)
            if attribute:
                os.setxattr(path, 'user.jianggao.digest', attribute)

    def count(self, call):
        self.fill(self.old)
        with tempfile.TemporaryFile() as file:
            self.run({'FAULT_CALL': call, 'FAULT_AT': '0', 'FAULT_COUNT': str(file.fileno())}, keep=[file.fileno()])
            file.seek(0)
            return int(file.read())

    def judge(self, run, before, sent=0):
        """What is wrong with a run, as a list of words; `sent` is a signal that it was sent."""
        wrong, found = [], self.files()
        if set(found) - set(self.good):
            wrong.append('left over')
        for name, (data, _) in self.good.items():
            there = found.get(name, (None, None))[0]
            if there != data and there != before.get(name, (None, None))[0]:
                wrong.append('damaged')
        whole = all(found.get(name, (None, None))[0] == data for name, (data, _) in self.good.items())
        if run.returncode == self.status and not whole:
            wrong.append('good exit without good files')
        if run.returncode < 0 and -run.returncode != sent:
            wrong.append('signal %d' % -run.returncode)
        if run.returncode > 0 and run.returncode != self.status and not run.stderr.strip():
            wrong.append('no message')
        if run.returncode > 2:
            wrong.append('status %d' % run.returncode)
        return wrong

    def try_one(self, call, at, code, forever, fresh):
        before = {} if fresh else self.old
        self.fill(before)
        fault = {'FAULT_CALL': call, 'FAULT_AT': str(at), 'FAULT_ERRNO': str(code)}
        if forever:
            fault['FAULT_FOREVER'] = '1'
        try:
            run = self.run(fault)
        except subprocess.TimeoutExpired:
            return ['timeout'], None
        return self.judge(run, before), run

    def limit(self, size):
        """With no more memory than `size` bytes of addresses."""
        self.fill(self.old)
        run = self.run({}, lambda: resource.setrlimit(resource.RLIMIT_AS, (size, size)))
        return self.judge(run, self.old), run

    def interrupt(self, wait):
        self.fill(self.old)
        process = subprocess.Popen(self.line(), env=self.variables({}), stdin=subprocess.DEVNULL,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        time.sleep(wait)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
        run = subprocess.CompletedProcess(self.line(), process.returncode, b'', errors)
        return self.judge(run, self.old, signal.SIGINT), run


def ways(call, code):
    """Once and from then on, with old files in the place and without."""
    lasting = call in ('malloc', 'open', 'write') and code not in (0, errno.EINTR)
    return [(forever, fresh) for forever in ((False, True) if lasting else (False,)) for fresh in (False, True)]


def places(trial, calls, number):
    """The faults to try: every call, each way it can fail, or as many as are wanted: half of them allocations, the
    others of each call as many, where there are so many."""
    faults = {call: [(call, at, code, *way) for at in range(1, trial.count(call) + 1) for code in CALLS[call]
                     for way in ways(call, code)] for call in calls}
    if not number:
        return [fault for each in faults.values() for fault in each]
    for each in faults.values():
        random.shuffle(each)
    allocations, rest = faults.pop('malloc', []), []
    while len(rest) < number // 2 and any(faults.values()):
        rest += [each.pop() for each in faults.values() if each]
    return rest[:number // 2] + allocations[:number - len(rest[:number // 2])]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('program')
    parser.add_argument('shim')
    parser.add_argument('--faults', type=int, default=0)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--call', nargs='+', choices=CALLS, default=list(CALLS))
    parser.add_argument('--list', help='write what went wrong here')
    arguments = parser.parse_args()
    random.seed(arguments.seed)
    trial = Trial(arguments.program, arguments.shim)
    if trial.status > 1:
        sys.exit('faults: the program fails without a fault')
    tried, ends, bad = collections.Counter(), collections.Counter(), []
    begin = time.monotonic()
    trial.run({})
    length = time.monotonic() - begin
    others = max(10, arguments.faults // 20)
    tries = [(trial.try_one, place) for place in places(trial, arguments.call, arguments.faults)]
    tries += [(trial.limit, (int(MEGABYTE * (60 + 240 * i / others)),)) for i in range(others)]
    tries += [(trial.interrupt, (random.uniform(0, 1.1 * length),)) for _ in range(others)]
    for attempt, place in tries:
        wrong, run = attempt(*place)
        place = (attempt.__name__, *place) if attempt != trial.try_one else place
        tried[place[0]] += 1
        ends[run.returncode if run else 'timeout'] += 1
        if wrong:
            bad.append((*place, wrong, run.stderr.decode('utf-8', 'replace')[-300:] if run else ''))
            print('FAULT %s' % json.dumps(bad[-1], ensure_ascii=False), flush=True)
    shutil.rmtree(trial.folder)
    if arguments.list:
        with open(arguments.list, 'w') as file:
            json.dump(bad, file, ensure_ascii=False, indent=0)
    print('faults: %d tried (%s), ended with %s; %d went wrong' % (
        sum(tried.values()), ', '.join('%s %d' % pair for pair in tried.items()), dict(ends), len(bad)))
    sys.exit(1 if bad else 0)


if __name__ == '__main__':
    main()
