#!/bin/sh
# The Debian packages: lintian has nothing to say; in a new Debian 12 (debootstrap, from where this system's apt gets its
# packages) they are installed, used by an ordinary user, and purged, and nothing is left.
#
# usage: tests/package/test_deb.sh FOLDER [ROOT]     FOLDER holds the .deb files; ROOT a system that debootstrap has made,
#                                                    which is copied; as root
#        MIRROR names another archive where this system is no Debian 12.
set -eu
cd "$(dirname "$0")/../.."
. tests/install/lib.sh
debs=$1
root=$tmp/root

cleanup() {
  ! mountpoint -q "$root/proc" || umount "$root/proc"
  rm -rf --one-file-system "$tmp"
}
trap cleanup EXIT
trap 'exit 1' INT TERM

expect "lintian has nothing to say" lintian -I --fail-on error,warning,info --tag-display-limit 0 "$debs"/*.deb
says_nothing_but_root() {
  expect "not even a hint" sh -c "! grep -v '^running with root' '$tmp/said'"
}
says_nothing_but_root

# ---- a new system ----

if [ $# -gt 1 ]; then
  cp -a "$2" "$root"
else
  mirror=${MIRROR-$(apt-get indextargets --format '$(REPO_URI)' 'Codename: bookworm' 'Created-By: Packages' | head -n 1)}
  debootstrap --variant=minbase bookworm "$root" "$mirror" >"$tmp/log" 2>&1 || {
    tail -n 20 "$tmp/log" >&2
    exit 1
  }
fi
cp /etc/resolv.conf "$root/etc/resolv.conf"
mount -t proc proc "$root/proc"
in_root() {
  env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 chroot "$root" "$@"
}
as_clerk() {
  in_root su clerk -c "cd && $1"
}

mkdir "$root/debs"
cp "$debs"/*.deb "$root/debs"
expect "the packages are installed" in_root sh -c 'apt-get -q update && apt-get install -y -q --no-install-recommends /debs/*.deb'
in_root useradd -m clerk
packages="jianggao jianggao-fonts libjianggao0 libjianggao-dev"

# ---- what is there ----

# shellcheck disable=SC2086  # names
expect "dpkg finds every file as it was packed" in_root dpkg --verify $packages
says_nothing
for entry in "$root"/usr/share/applications/jianggao*.desktop; do
  expect "$(basename "$entry") is valid" desktop-file-validate "$entry"
  expect "and calls what is there" sh -c "test -x '$root'\$(sed -n 's/^Exec=\([^ ]*\).*/\1/p' '$entry' | head -n 1)"
done
for page in man1/jianggao.1 man1/jianggao-serve.1 zh_CN/man1/jianggao.1 man5/jianggao-style.5 man5/jianggao-rules.5; do
  expect "man $page" in_root test -s "/usr/share/man/$page.gz"
done
expect "the service is there" in_root test -s /lib/systemd/system/jianggao.service
expect "and calls what is there" in_root sh -c 'test -x $(sed -n "s/^ExecStart=\([^ ]*\).*/\1/p" /lib/systemd/system/jianggao.service)'
expect_fail "but not switched on" in_root sh -c 'ls /etc/systemd/system/*.wants/jianggao.service'
expect "the cache of the fonts is made" in_root sh -c 'ls /var/cache/jianggao/fontconfig/*.cache-*'
expect "every font is there: no link leads nowhere" in_root sh -c '! find /usr/share/jianggao/fonts/files -xtype l | grep .'
expect "they are the same that the source tree uses" sh -c \
  "ls fonts/files | grep -v COPYING | sort >'$tmp/wanted'; ls '$root/usr/share/jianggao/fonts/files' | sort | diff '$tmp/wanted' -"
expect "office programs get a free font for an official name" in_root fc-match 仿宋_GB2312
says FandolFang
expect "the library is found by the linker" in_root sh -c 'ldconfig -p | grep libjianggao.so.0'

# ---- what it does ----

cp examples/training-class.txt "$root/home/clerk/讲话 稿.txt"
printf '关于任免的讲话\n\n同志们：\n\n感谢祎、喆、镕三位同志。\n' >"$root/home/clerk/names.txt"
in_root chown -R clerk: /home/clerk
expect "a speech is converted" as_clerk 'jianggao convert *.txt'
expect "to PDFs" as_clerk 'for f in *.pdf; do head -c 5 "$f" | grep -q "%PDF-" || exit 1; done'
expect "and Word files" as_clerk 'for f in *.docx; do head -c 2 "$f" | grep -q PK || exit 1; done'
expect "it is checked" as_clerk 'jianggao check --fail-on never *.txt'
says 祎
expect "in Chinese" as_clerk 'LANGUAGE=zh_CN jianggao --help'
says 讲话稿
expect "a right click makes them anew and tells it" as_clerk '/usr/share/jianggao/desktop.sh convert "$HOME/讲话 稿.txt"'
says "讲话 稿.pdf"

as_clerk 'exec jianggao serve --listen unix:socket --name office >served 2>&1' &
server=$!
ask() {
  curl --silent --fail --max-time 60 --unix-socket "$root/home/clerk/socket" "http://office$1"
}
tries=0
until [ -S "$root/home/clerk/socket" ] || [ $tries -gt 600 ]; do
  sleep 0.1
  tries=$((tries + 1))
done
expect "the server answers /healthz" ask /healthz
expect "and gives the page" ask /
says '<html'
for process in /proc/[0-9]*; do
  if [ "$(readlink "$process/root" 2>/dev/null)" = "$root" ] && grep -qx jianggao-serve "$process/comm" &&
    ! tr '\0' ' ' <"$process/cmdline" | grep -q -e --worker; then
    kill "${process#/proc/}"
  fi
done
expect "it ends when told" wait $server

# ---- nothing is left ----

# shellcheck disable=SC2086
in_root dpkg -L $packages | sort -u | grep jianggao >"$tmp/files"
# shellcheck disable=SC2086
expect "the packages are purged" in_root dpkg --purge $packages
in_root find / -xdev \( -path /debs -o -path /proc -o -path /home -o -path /var/log \) -prune -o -name '*jianggao*' -print >"$tmp/left"
expect "nothing is left of them" test ! -s "$tmp/left"
sed 's/^/    left: /' "$tmp/left" >&2
while read -r file; do
  [ ! -e "$root$file" ] || [ -d "$root$file" ] || not_ok "$file is left"
done <"$tmp/files"

finish
