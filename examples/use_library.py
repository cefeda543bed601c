#!/usr/bin/env python3
"""libjianggao from Python, without anything but ctypes: one speech to a PDF and a Word file in the folder that it is
run in, and on standard output what there is to look at.

    python3 use_library.py speech.txt
"""
import ctypes
import locale
import sys
import time
from ctypes import POINTER, byref, c_bool, c_char_p, c_int, c_int64, c_size_t, c_uint, c_void_p, string_at

# The number belongs to the name: it says that the structs below are as the library has them.
lib = ctypes.CDLL("libjianggao.so.0")


class Error(ctypes.Structure):
    _fields_ = [("problem", c_int), ("message", c_char_p)]


class Reading(ctypes.Structure):
    """How a text is read; zero is the default of every field, but of the moment."""

    _fields_ = [
        ("encoding", c_char_p), ("lossy", c_bool), ("keep_all", c_bool), ("original", c_bool), ("proposals", c_bool),
        ("lines", POINTER(c_char_p)), ("select", POINTER(c_char_p)), ("ignore", POINTER(c_char_p)),
        ("fills", POINTER(c_char_p)), ("fix", c_uint), ("moment", c_int64),
    ]  # fmt: skip


class Finding(ctypes.Structure):
    _fields_ = [
        ("id", c_char_p), ("severity", c_int), ("line", c_uint), ("column", c_uint), ("words", c_char_p),
        ("message", c_char_p),
    ]  # fmt: skip


Sink = ctypes.CFUNCTYPE(c_bool, c_void_p, c_char_p, c_void_p, c_size_t)
ErrorAt = POINTER(POINTER(Error))

# Objects are pointers, and a pointer is an int only where nobody said so.
for name, result, arguments in [
    ("jg_new", c_void_p, [c_void_p, ErrorAt]),
    ("jg_free", None, [c_void_p]),
    ("jg_error_free", None, [POINTER(Error)]),
    ("jg_read", c_void_p, [c_void_p, c_char_p, c_char_p, c_size_t, POINTER(Reading), ErrorAt]),
    ("jg_speech_free", None, [c_void_p]),
    ("jg_lay_out", c_bool, [c_void_p, ErrorAt]),
    ("jg_finding_at", c_bool, [c_void_p, c_size_t, POINTER(Finding)]),
    ("jg_write", c_bool, [c_void_p, c_char_p, c_void_p, Sink, c_void_p, ErrorAt]),
]:
    function = getattr(lib, name)
    function.restype, function.argtypes = result, arguments


def call(function, *arguments):
    """Calls what can fail, and raises what it says then."""
    error = POINTER(Error)()
    result = function(*arguments, byref(error))
    if not result:
        message = error.contents.message.decode()
        lib.jg_error_free(error)
        raise RuntimeError(message)
    return result


def write(speech, format_name):
    """The files of a format: what goes before their suffix, and their bytes."""
    files = []

    @Sink
    def take(_data, part, content, length):
        files.append((part.decode(), string_at(content, length)))
        return True

    call(lib.jg_write, speech, format_name.encode(), None, take, None)
    return files


def findings(speech):
    finding, index = Finding(), 0
    while lib.jg_finding_at(speech, index, byref(finding)):
        yield finding
        index += 1


def convert(jg, path):
    with open(path, "rb") as file:
        content = file.read()
    reading = Reading(moment=int(time.time()))
    speech = call(lib.jg_read, jg, path.encode(), content, len(content), byref(reading))
    try:
        call(lib.jg_lay_out, speech)
        for format_name in "pdf", "docx":
            for part, made in write(speech, format_name):
                with open(f"handout{part}.{format_name}", "wb") as file:
                    file.write(made)
        for finding in findings(speech):
            print(f"line {finding.line}: {finding.message.decode()} [{finding.id.decode()}]")
    finally:
        lib.jg_speech_free(speech)


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: use_library.py SPEECH")
    locale.setlocale(locale.LC_ALL, "")  # the language of messages
    try:
        jg = call(lib.jg_new, None)
        try:
            convert(jg, sys.argv[1])
        finally:
            lib.jg_free(jg)
    except (OSError, RuntimeError) as error:
        sys.exit(f"use_library.py: {error}")


if __name__ == "__main__":
    main()
