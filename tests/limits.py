"""A MiB of text is refused or done within what convert/base/limits.h promises, whatever is in it.

    tests/limits.py build/jianggao

The shapes are those that took the square of their length once, or the most memory.  Time is not measured: the system
stops what takes several times as much as it may.
"""

import os
import resource
import subprocess
import sys
import tempfile

SIZE = 1 << 20
SECONDS = 5  # several times what is promised, for a machine that has other things to do
MEMORY = 256  # MiB

HEAD = "在全县安全生产工作会议上的讲话\n\n同志们：\n\n"
END = "\n谢谢大家！\n"

# What is done with a shape, and the text: `between` is what is repeated between a beginning and an end.
CHECK = ["check"]
PDF = ["convert", "--quiet", "--force", "--to", "pdf"]
WORD = ["convert", "--quiet", "--force", "--to", "docx,json"]
SHAPES = [
    ("marks in one line", CHECK, HEAD, "，。；：！？、“”（）《》", END),
    ("notices of a site above the title", CHECK, "", "点击下载更多范文\n", HEAD),
    ("words of a site in one line", CHECK, HEAD, "此处隐藏", END),
    ("titles", CHECK, "", "在消防安全月启动仪式上的讲话\n\n", END),
    ("words behind stops", CHECK, HEAD, "今天我们开会。橡子 3 会\n", END),
    ("paragraphs behind blanks on one line", CHECK, HEAD + " " * (SIZE // 2), "今天我们开会。　　", END),
    ("lines to be filled in", CHECK, HEAD, "____年__月，", END),
    ("more lines than may be", CHECK, HEAD, "a\n", END),
    ("as many lines as may be", CHECK, HEAD, "1年        \n", END),
    ("tags in one line", CHECK, HEAD, "<p>", END),
    ("circles before a year", CHECK, HEAD, "○", "年\n"),
    ("noughts in one line", CHECK, HEAD, "0", "，1：2\n"),
    ("figures in one line", CHECK, HEAD, "1", "%～-亿、等。”左右…\n"),
    ("as many lines as may be, in Word", WORD, HEAD, "1年        \n", END),
    ("headings and lines by turns", WORD, HEAD, "# 一\n字                \n", END),
    ("placeholders", WORD, HEAD, "请××县和××镇发言。", END),
    ("rows of a table", WORD, HEAD, "甲\t乙\t丙  \n", END),
    ("addresses", PDF, HEAD, "http://www.example.com/abc/def?x=1&y=2 ", END),
    ("lines broken by hand", PDF, HEAD, "今天我们开会讨论防汛工作今天我们开会讨论防汛工作今天我们开会讨论防汛工作今天\n", END),
    ("a word without an end", PDF, HEAD, "abcdefgh", END),
    ("figures and Han characters by turns", PDF, HEAD, "今1年2月3日4增5长6和7的8是9了0", "\n"),
    ("as many figures as a PDF may have", PDF, HEAD, "今天我们大家1", "\n"),
    ("signs of notes that nothing refers to", CHECK, HEAD, "*甲乙丙丁戊己庚辛壬\n", END),
    ("lines of which none is like another", CHECK, HEAD,
     "".join(chr(0x4E00 + i * 131 % 6007) + "\n" * (i % 50 == 49) for i in range(60000)), END),
    ("sections of a contract", PDF, HEAD, "1.2.3.4 要做好以下三个方面工作：一是抓好落实，二是抓好督查，三是抓好宣传。\n", END),
    ("readings in brackets", PDF, HEAD, "重(chóng)", END),
    ("quotation marks without sides", PDF, HEAD, '"好"', END),
    ("quotation marks without sides, told", WORD, HEAD, '"好"', END),
    ("each character another", PDF, HEAD, "".join(map(chr, range(0x4E00, 0x9FA0))), END),
    ("as many characters as a PDF may have", PDF, HEAD,
     "".join(chr(c) + "的一是有" * (c % 2 == 0) for c in range(0x4E00, 0x4E00 + 9900)), END),
]


def limit():
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def run(program, folder, name, arguments, text):
    """What is wrong, or None."""
    path = os.path.join(folder, "speech.txt")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    process = subprocess.Popen([program, *arguments, path], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               preexec_fn=limit)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    memory = usage.ru_maxrss // 1024
    if process.returncode not in (0, 1, 2):
        return f"{name}: ended with {process.returncode}: more than {SECONDS} s, or a fault"
    return f"{name}: {memory} MiB" if memory > MEMORY else None


def main():
    program = os.path.abspath(sys.argv[1])
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        for name, arguments, start, between, end in SHAPES:
            room = SIZE - len((start + end).encode())
            text = start + between * (room // len(between.encode())) + end
            complaint = run(program, folder, name, arguments, text)
            if complaint:
                wrong.append(complaint)
    for complaint in wrong:
        print("limits:", complaint, file=sys.stderr)
    if not wrong:
        print(f"limits: {len(SHAPES)} texts of a MiB are within them")
    return 1 if wrong else 0


sys.exit(main())
