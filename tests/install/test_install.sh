#!/bin/sh
# make install and uninstall, and what is installed: it must work where it is put, without the source tree.
#
# usage: tests/install/test_install.sh BUILD        (MAKE names make)
set -eu
cd "$(dirname "$0")/../.."
. tests/install/lib.sh
build=$1
make=${MAKE:-make}
unset JIANGGAO_FONTS DESTDIR PREFIX

run_make() {
  # shellcheck disable=SC2086  # $make may hold options
  $make --no-print-directory -s BUILD="$build" "$@"
}

expect "a second make has nothing to do" run_make -q all
expect_fail "other CFLAGS build anew" run_make -q all CFLAGS=-O3
expect_fail "another compiler builds anew" run_make -q all CC=clang

expect "make install" run_make install PREFIX=/opt/jianggao DESTDIR="$tmp/stage"
prefix=$tmp/stage/opt/jianggao
for file in bin/jianggao bin/jianggao-serve share/jianggao/web/index.html lib/jianggao/jianggao-page.so lib/jianggao/jianggao-finish.so lib/jianggao/jianggao-word.so lib/libjianggao.so lib/libjianggao.so.0 lib/pkgconfig/jianggao.pc \
  include/jianggao.h share/jianggao/styles/gongwen.xml \
  share/jianggao/styles/style.rng share/jianggao/fonts/families.xml share/jianggao/fonts/families.rng \
  share/jianggao/fonts/files/FandolSong-Bold.otf share/jianggao/fonts/files/Fandol-COPYING \
  share/locale/zh_CN/LC_MESSAGES/jianggao.mo share/man/man1/jianggao.1 share/man/zh_CN/man1/jianggao.1 \
  share/man/man5/jianggao-style.5 share/man/zh_CN/man5/jianggao-style.5 \
  share/man/man5/jianggao-rules.5 share/man/zh_CN/man5/jianggao-rules.5 share/doc/jianggao/findings.schema.json share/doc/jianggao/LICENSE \
  share/bash-completion/completions/jianggao share/zsh/site-functions/_jianggao \
  share/applications/jianggao.desktop share/applications/jianggao-convert.desktop share/kio/servicemenus/jianggao.desktop \
  share/deepin/dde-file-manager/oem-menuextensions/jianggao.desktop share/icons/hicolor/scalable/apps/jianggao.svg \
  share/icons/hicolor/48x48/apps/jianggao.png share/icons/hicolor/256x256/apps/jianggao.png share/jianggao/desktop.sh \
  share/fish/vendor_completions.d/jianggao.fish share/fontconfig/conf.avail/64-jianggao.conf; do
  expect "$file is installed" test -s "$prefix/$file"
done
expect_fail "nothing is installed outside of the prefix" \
  sh -c "find '$tmp/stage' -type f | grep -v '^$prefix/'"

# Other programs get the free faces for the official names that the Word file has: all that families.xml names.
sed "s|<dir>.*</dir>|<dir>$prefix/share/jianggao/fonts/files</dir><cachedir>$tmp/fc</cachedir>|" \
  "$prefix/share/fontconfig/conf.avail/64-jianggao.conf" >"$tmp/fonts.conf"
expect "its place is told" grep -q '<dir>/opt/jianggao/share/jianggao/fonts/files</dir>' \
  "$prefix/share/fontconfig/conf.avail/64-jianggao.conf"
for name in $(sed -n 's/.*<word name="\([^" ]*\)" alt="\([^"]*\)".*/\1/p' fonts/families.xml); do
  expect "fontconfig looks for $name" env FONTCONFIG_FILE="$tmp/fonts.conf" fc-match -f '%{family}\n' "$name"
  says Fandol
done
expect "and shows fangsong" env FONTCONFIG_FILE="$tmp/fonts.conf" fc-match -f '%{family}\n' 仿宋_GB2312
says FandolFang

expect "a desktop entry calls what is installed" grep -qx 'Exec=/opt/jianggao/share/jianggao/desktop.sh convert %F' \
  "$prefix/share/applications/jianggao-convert.desktop"

# The link to it goes into the first folder that can be had.
mkdir "$tmp/conf.d"
touch "$tmp/blocked"
expect "it is linked" fonts/link-system.sh "$tmp/fonts.conf" "$tmp/blocked/conf.d" "$tmp/conf.d" "$tmp/never"
expect "where it can be" test "$(readlink "$tmp/conf.d/fonts.conf")" = "$tmp/fonts.conf"
expect_fail "and nowhere else" test -e "$tmp/never"

# Moved to another place, and the source tree out of reach: the program finds its files beside itself.
mv "$prefix" "$tmp/moved"
cp examples/toast.txt "$tmp/toast.txt"
installed() {
  (cd "$tmp" && env -i PATH=/nowhere HOME=/nowhere LC_ALL=C.UTF-8 "$@")
}
expect "the installed program tells its version" installed moved/bin/jianggao --version
expect "it finds its styles" installed moved/bin/jianggao styles
says gongwen
expect "it finds its fonts" installed moved/bin/jianggao fonts
says "moved/"
expect "it converts" installed moved/bin/jianggao convert toast.txt
expect "to a PDF" sh -c "head -c 5 '$tmp/toast.pdf' | grep -q '%PDF-'"
expect "and a Word file" sh -c "head -c 2 '$tmp/toast.docx' | grep -q PK"
mkdir -p "$tmp/moved/lib/locale"
: >"$tmp/moved/bin/locale" # as in /usr
expect "it speaks Chinese" installed LANGUAGE=zh_CN moved/bin/jianggao --help
says 讲话稿
expect "and English" installed LANGUAGE=en moved/bin/jianggao --help
says Usage

# Another program finds the library's files through the library, wherever it lies itself.
mkdir "$tmp/other"
flags=$(PKG_CONFIG_PATH="$tmp/moved/lib/pkgconfig" pkg-config --define-variable=prefix="$tmp/moved" --cflags --libs jianggao)
# shellcheck disable=SC2086  # words are arguments
expect "a program is built with the library" ${CC:-cc} -o "$tmp/other/use-library" examples/use-library.c $flags \
  -Wl,-rpath,"$tmp/moved/lib"
expect "and runs" installed other/use-library toast.txt
expect "and draws pages" sh -c "head -c 5 '$tmp/handout.pdf' | grep -q '%PDF-'"

# The server runs until it is told to end: here, when it says that it listens.
serve() {
  : >"$tmp/served"
  jianggao serve >"$tmp/served" 2>&1 &
  server=$!
  tries=0
  until grep -q 127.0.0.1:8025 "$tmp/served" || [ $tries -gt 600 ]; do
    sleep 0.1
    tries=$((tries + 1))
  done
  kill $server
  wait $server
}

# The commands of the documents, one after the other in one shell, as somebody would paste them behind the installation.
# Prints the status of each before it; what they say goes to $tmp/said.  The FAQ comes last: it speaks of the text that
# the README has made, of a folder with texts, and of one with fonts.
paste() {
  cd "$tmp/desk"
  export PATH="$tmp/moved/bin:$PATH" LC_ALL=C.UTF-8 HOME="$tmp/home"
  while read -r line; do
    status=0
    case $line in
    *"jianggao serve") line=serve ;;
    esac
    eval "$line" >>"$tmp/said" 2>&1 || status=$?
    echo "$status:$line"
  done
}
mkdir -p "$tmp/desk/文稿" "$tmp/home/公文字体"
cp -r examples "$tmp/desk"
cp examples/toast.txt "$tmp/desk/文稿"
cp fonts/files/FandolFang-Regular.otf "$tmp/home/公文字体"
: >"$tmp/before"
for readme in README.md README.zh-CN.md docs/faq.zh-CN.md; do
  [ $readme != docs/faq.zh-CN.md ] || echo 'cp out/*.txt out/*.docx .' >"$tmp/before"
  sed -n 's/^    //p' $readme | grep -v '^\./start.sh\|^export' | cat "$tmp/before" - >"$tmp/commands"
  grep -o '`jianggao [^`]*`' $readme | tr -d '`' >>"$tmp/commands"
  expect "$readme has commands" test "$(wc -l <"$tmp/commands")" -gt 6
  : >"$tmp/said"
  (paste <"$tmp/commands") >"$tmp/pasted"
  while read -r line; do
    # check ends with 1 when the text has an error, fc-list … when there is no such font: no fault of the command.
    case $line in
    0:* | 1:*check* | 1:fc-list*) ok ;;
    *)
      not_ok "$readme: status $line"
      cat "$tmp/said" >&2
      ;;
    esac
  done <"$tmp/pasted"
  expect "all of them ran" test "$(wc -l <"$tmp/pasted")" -eq "$(wc -l <"$tmp/commands")"
done

# Where the program cannot be called by its name, it is told how it can.
expect "where it is not in PATH, that is told" run_make tell-path PREFIX="$tmp/moved"
says "export PATH=$tmp/moved/bin:\$PATH"
expect "where it is, nothing is" env PATH="$tmp/moved/bin:$PATH" "$make" --no-print-directory -s tell-path PREFIX="$tmp/moved"
says_nothing

rm -r "$tmp/moved/bin/locale" "$tmp/moved/lib/locale"
mkdir -p "$tmp/stage/opt"
mv "$tmp/moved" "$prefix"
expect "make uninstall" run_make uninstall PREFIX=/opt/jianggao DESTDIR="$tmp/stage"
expect_fail "nothing is left after it" sh -c "find '$tmp/stage' ! -type d | grep ."

finish
