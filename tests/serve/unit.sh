#!/bin/sh
# Whether systemd takes docs/serve/jianggao.service, and how much it leaves open; and whether the server makes only
# system calls that the unit allows (with strace, where it is).
#
# usage: tests/serve/unit.sh BUILD
set -eu
build=$(cd "$1" && pwd)
cd "$(dirname "$0")/../.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

sed "s#^ExecStart=[^ ]*#ExecStart=$build/jianggao-serve#" docs/serve/jianggao.service >"$folder/jianggao.service"
said=$(systemd-analyze verify --man=no "$folder/jianggao.service" 2>&1) || { echo "$said"; exit 1; }
[ -z "$said" ] || { echo "systemd-analyze verify: $said"; exit 1; }
systemd-analyze security --offline=true --threshold=10 "$folder/jianggao.service" | tail -n 1

command -v strace >/dev/null || exit 0
strace -f -qq -c -o "$folder/calls" "$build/jianggao-serve" --listen "unix:$folder/socket" --name x --workers 1 >"$folder/log" 2>&1 &
tracer=$!
ask() {
  curl -s --max-time 60 --unix-socket "$folder/socket" -H 'Host: x' -H 'Origin: http://x' -o /dev/null "$@"
}
until [ -S "$folder/socket" ] && ask http://x/healthz; do sleep 0.2; done
ask -F 'decisions={"lastPage":1}' -F file=@examples/training-class.txt http://x/api/view
ask -F 'decisions={}' -F file=@examples/training-class.txt 'http://x/api/file?to=pdf'
curl -s --unix-socket "$folder/socket" -H 'Host: x' -H 'Origin: http://x' -F file=@examples/training-class.txt -o "$folder/speech.docx" 'http://x/api/file?to=docx'
ask -F 'decisions={}' -F "file=@$folder/speech.docx" http://x/api/view
kill -TERM "$(cat /proc/$tracer/task/$tracer/children)"
wait "$tracer"
systemd-analyze syscall-filter >"$folder/sets" 2>/dev/null
python3 - "$folder" docs/serve/jianggao.service <<'END'
import pathlib, re, sys

folder, unit = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]).read_text()
sets, name = {}, None
for line in (folder / 'sets').read_text().splitlines():
    if line.startswith('@'):
        name = line.strip()
        sets[name] = []
    elif line.strip() and not line.strip().startswith('#') and name:
        sets[name].append(line.strip())


def calls(names):
    return {call for name in names for call in (calls(sets[name]) if name in sets else [name])}


allowed = calls(re.search(r'^SystemCallFilter=(.*)$', unit, re.M)[1].split())
used = {line.split()[-1] for line in (folder / 'calls').read_text().splitlines() if re.match(r'\s*\d', line)} - {'total'}
print(f'{len(used)} system calls are made; not allowed by the unit: {" ".join(sorted(used - allowed)) or "none"}')
sys.exit(bool(used - allowed) or len(used) < 20)
END
