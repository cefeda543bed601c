#!/bin/sh
# The server behind nginx, as docs/serve/nginx.conf has it: with a certificate made for this, on loopback, over a unix
# socket.
#
# usage: tests/serve/behind_nginx.sh BUILD
set -eu
build=$(cd "$1" && pwd)
cd "$(dirname "$0")/../.."
export PATH="$PATH:/usr/sbin"

folder=$(mktemp -d)
server= nginx=
finish() {
  [ -z "$nginx" ] || kill "$nginx" 2>/dev/null || true
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  wait
  rm -rf "$folder"
}
trap finish EXIT
fail() {
  echo "behind nginx: $1" >&2
  tail -n 5 "$folder"/*.log >&2 || true
  exit 1
}

name=jianggao.example.org
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
plain=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj "/CN=$name" -addext "subjectAltName=DNS:$name" \
  -keyout "$folder/key.pem" -out "$folder/cert.pem" 2>/dev/null
mkdir "$folder/run"
sed -e "s#/etc/ssl/certs/jianggao.pem#$folder/cert.pem#; s#/etc/ssl/private/jianggao.key#$folder/key.pem#" \
  -e "s#/run/jianggao#$folder/run#; s#/var/log/nginx/#$folder/#; s#listen 443#listen 127.0.0.1:$port#; s#listen 80#listen 127.0.0.1:$plain#" \
  docs/serve/nginx.conf >"$folder/site.conf"
cat >"$folder/nginx.conf" <<END
daemon off;
$([ "$(id -u)" != 0 ] || echo 'user root;')
pid $folder/nginx.pid;
error_log $folder/error.log;
events {}
http {
  client_body_temp_path $folder/body;
  proxy_temp_path $folder/proxy;
  fastcgi_temp_path $folder/fastcgi;
  uwsgi_temp_path $folder/uwsgi;
  scgi_temp_path $folder/scgi;
  include $folder/site.conf;
}
END

"$build/jianggao-serve" --listen "unix:$folder/run/socket" --name "$name" --name "$name:$port" --workers 1 >"$folder/serve.log" 2>&1 &
server=$!
nginx -t -q -c "$folder/nginx.conf" -e "$folder/error.log" || fail "nginx does not take the configuration"
nginx -c "$folder/nginx.conf" -e "$folder/error.log" &
nginx=$!

ask() {
  curl -s --max-time 60 --cacert "$folder/cert.pem" --resolve "$name:$port:127.0.0.1" -o "$folder/answer" -w '%{http_code}' "$@"
}
i=0
until [ -S "$folder/run/socket" ] && [ "$(ask "https://$name:$port/healthz")" = 200 ]; do
  i=$((i + 1))
  [ $i -lt 600 ] || fail "no answer"
  sleep 0.1
done

# expect WHAT STATUS ARGUMENTS…
expect() {
  what=$1 status=$2
  shift 2
  got=$(ask "$@") || true
  [ "$got" = "$status" ] || fail "$what: $got and not $status"
}
page=https://$name:$port
own="Origin: $page"
expect "the page" 200 "$page/"
grep -q '<title>' "$folder/answer" || fail "no page"
got=$(curl -s -o "$folder/answer" -w '%{redirect_url}' -H "Host: $name" "http://127.0.0.1:$plain/")
[ "$got" = "https://$name/" ] || fail "without TLS it leads to '$got'"
expect "a preview" 200 -H "$own" -F 'decisions={"lastPage":1}' -F file=@examples/training-class.txt "$page/api/view"
grep -q '"images"' "$folder/answer" || fail "no pages"
expect "another origin" 403 -H "Origin: https://evil.example" -F 'decisions={}' -F file=@examples/toast.txt "$page/api/view"
expect "a file" 200 -H "$own" -F 'decisions={}' -F file=@examples/toast.txt "$page/api/file?to=pdf"
head -c 5 "$folder/answer" | grep -q '%PDF-' || fail "no PDF"
head -c 8500000 /dev/zero >"$folder/large"
expect "a body that the server finds too large" 413 -H "$own" -F 'decisions={}' -F "file=@$folder/large" "$page/api/view"
head -c 12000000 /dev/zero >"$folder/larger"
expect "a body that nginx finds too large" 413 -H "$own" -H "Expect:" -F 'decisions={}' -F "file=@$folder/larger" "$page/api/view"
curl -s --cacert "$folder/cert.pem" --resolve "$name:$port:127.0.0.1" -H 'Accept-Encoding: gzip' -D "$folder/headers" -o "$folder/answer" \
  -H "$own" -F 'decisions={}' -F file=@examples/training-class.txt "$page/api/view"
grep -qi '^content-encoding: gzip' "$folder/headers" || fail "a preview is not packed"
grep -qi '^strict-transport-security:' "$folder/headers" || fail "nothing says that TLS is to stay"
grep -qi "^content-security-policy: default-src 'none'" "$folder/headers" || fail "the policy was lost"
seq 90 | xargs -P 8 -I{} curl -s --cacert "$folder/cert.pem" --resolve "$name:$port:127.0.0.1" -o /dev/null -w '%{http_code}\n' "$page/" >"$folder/codes"
grep -q 429 "$folder/codes" || fail "the rate is not limited"
! grep -v -e 200 -e 429 "$folder/codes" || fail "other answers to many requests"
! grep -q -e 同志 -e training-class "$folder"/*.log || fail "a text or a name is in a log"
kill "$server"
wait "$server" || fail "the server does not end well"
server=
[ "$(ask "$page/healthz")" = 502 ] || fail "nginx does not tell that the server is gone"
echo "behind nginx: all as docs/serve/nginx.conf says"
