#!/usr/bin/env python3
"""The server as a client sees it.

usage: tests/serve/clients.py BUILD [--random N]

Starts BUILD/jianggao-serve on a free port of loopback and asks it what clients ask, good ones and bad ones; every answer
has to be the one that docs and tests name, and the server has to be alive and small at the end.
"""
import argparse, base64, gzip, json, os, pathlib, random, re, signal, socket, subprocess, sys, tempfile, threading, time, urllib.parse

import jsonschema

from server import PATIENCE, Server, free_port, multipart

ROOT = pathlib.Path(__file__).resolve().parents[2]
SPEECH = (ROOT / 'examples/training-class.txt').read_bytes()
parser = argparse.ArgumentParser()
parser.add_argument('build', type=pathlib.Path)
parser.add_argument('--random', type=int, default=150, help='how many random bodies are sent')
options = parser.parse_args()
build = options.build.resolve()

failed = passed = 0


def expect(what, holds, told=''):
    global failed, passed
    if holds:
        passed += 1
    else:
        failed += 1
        print(f'FAILED: {what} {told}')


def told(data):
    return json.loads(data)['error']


def test_files(server):
    answer, data = server.ask('GET', '/', headers={'Accept-Language': 'zh-CN'})
    expect('the page', answer.status == 200 and b'lang="zh-CN"' in data)
    policy = answer.headers['Content-Security-Policy']
    expect('policy', "default-src 'none'" in policy and 'unsafe' not in policy)
    expect('headers', answer.headers['X-Content-Type-Options'] == 'nosniff' and answer.headers['Referrer-Policy'] == 'no-referrer')
    tag = answer.headers['ETag']
    expect('nothing from outside', b'http://' not in data and b'https://' not in data)
    answer, english = server.ask('GET', '/', headers={'Accept-Language': 'en-GB,en;q=0.9,zh;q=0.5'})
    expect('the English page', b'lang="en"' in english)
    answer, nothing = server.ask('GET', '/', headers={'Accept-Language': 'zh-CN', 'If-None-Match': tag})
    expect('304', answer.status == 304 and nothing == b'')
    answer, _ = server.ask('GET', '/', headers={'Accept-Language': 'zh-CN', 'If-None-Match': tag, 'Accept-Encoding': 'gzip'})
    expect('304 is not packed', answer.status == 304 and 'Content-Encoding' not in answer.headers)
    answer, again = server.ask('GET', '/', headers={'Accept-Language': 'zh-CN', 'If-None-Match': '"other"'})
    expect('another tag', answer.status == 200 and again == data and answer.headers['Cache-Control'] == 'no-cache')
    for languages, chinese in [('', True), ('fr', True), ('zh', True), ('zh,en', True), ('en', False), ('fr,en', False), ('en,zh', False)]:
        _, page = server.ask('GET', '/', headers={'Accept-Language': languages})
        expect(f'the page for {languages}', (b'<html lang="zh-CN"' in page) == chinese)
    script = next(part for part in data.decode().split('"') if part.endswith('/app.js'))
    answer, packed = server.ask('GET', script, headers={'Accept-Encoding': 'gzip'})
    expect('packed', answer.headers['Content-Encoding'] == 'gzip' and gzip.decompress(packed) == (ROOT / 'web/app.js').read_bytes())
    expect('kept for ever', 'immutable' in answer.headers['Cache-Control'])
    for path in ['/nothing', '/../../etc/passwd', '/%2e%2e/etc/passwd', '/app.js', '/api/nothing', '/api/file?to=exe']:
        answer, data = server.ask('GET', path)
        expect(f'404 {path}', answer.status == 404 and told(data))
    answer, _ = server.ask('PUT', '/')
    expect('405', answer.status == 405 and answer.headers['Allow'] == 'GET, HEAD')
    answer, _ = server.ask('GET', '/api/view')
    expect('405 of the api', answer.status == 405 and answer.headers['Allow'] == 'POST')
    answer, data = server.ask('HEAD', '/')
    expect('HEAD', answer.status == 200 and data == b'')
    answer, _ = server.ask('GET', '/healthz')
    expect('healthz', answer.status == 200)


def test_who(server):
    for host in ['evil.example', '127.0.0.1', f'127.0.0.1:{server.port}.evil.example']:
        answer, _ = server.ask('GET', '/', headers={'Host': host})
        expect(f'Host {host}', answer.status == 421)
    answer, _ = server.ask('GET', '/', headers={'Host': f'LocalHost:{server.port}'})
    expect('localhost', answer.status == 200)
    for origin in ['http://evil.example', 'null', f'http://evil.example/?{server.host}', '']:
        answer, _ = server.post('/api/view', SPEECH, headers={'Origin': origin})
        expect(f'Origin {origin!r}', answer.status == 403)
    body, kind = multipart({}, SPEECH)
    for site, status in [('same-origin', 200), ('cross-site', 403), (None, 403)]:
        more = {'Sec-Fetch-Site': site} if site else {}
        answer, _ = server.ask('POST', '/api/view', body, {'Content-Type': kind, **more})
        expect(f'no Origin, {site}', answer.status == status)


def test_view(server):
    schema = json.loads((ROOT / 'docs/view.schema.json').read_text())
    answer, data = server.post('/api/view', SPEECH, {'name': '讲话.txt', 'firstPage': 1, 'lastPage': 2, 'resolution': 96})
    view = json.loads(data)
    jsonschema.validate(view, schema)
    expect('no-store', answer.headers['Cache-Control'] == 'no-store')
    expect('its text', view['text'] == SPEECH.decode())
    expect('two of the pages', list(view['images']) == ['1', '2'] and len(view['pages']['lines']) == view['stats']['pages'] == 3)
    expect('blocks stand on pages', {line['block'] for page in view['pages']['lines'] for line in page} == set(range(len(view['tree']['blocks']))))
    _, data = server.post('/api/view', SPEECH, {'settings': ['sheet.as=two-up'], 'firstPage': 1, 'lastPage': 9, 'resolution': 40})
    view = json.loads(data)
    jsonschema.validate(view, schema)
    expect('three pages on two sheets', list(view['images']) == ['1', '2'] and view['pages']['width'] > view['pages']['height']
           and len(view['pages']['lines']) == 2 and view['stats']['pages'] == 3)
    answer, data = server.post('/api/file?to=pdf', SPEECH, {'settings': ['cover.copies=1-2', 'cover.files=yes']})
    expect('copies are in one file', answer.status == 200 and data.startswith(b'%PDF'))
    for i in range(40):  # as somebody types words for behind the text: a style each
        answer, _ = server.post('/api/file?to=pdf', SPEECH, {'settings': [f'watermark.text=第{i}稿']})
        expect(f'watermark {i}', answer.status == 200)
    speech = 'A县水利工作座谈会上的讲话\n\n同志们：\n\n今天开会，谈两点。\n\n一、抓好水利\n\n要修渠。\n\n二、抓好管护\n\n要护林。\n'
    for encoding in ['gb18030', 'utf-8-sig', 'utf-16']:
        _, data = server.post('/api/view', speech.encode(encoding))
        expect(encoding, json.loads(data)['text'] == speech)
    _, data = server.post('/api/view', speech.encode(), {'as': ['5=drop']})
    expect('a role by hand', any(one['lines'] == [5, 5] for one in json.loads(data)['tree']['dropped']))
    _, data = server.post('/api/view', SPEECH, {'fills': ['×镇=河口镇']})
    expect('a blank filled', '×镇' not in [blank['name'] for blank in json.loads(data)['blanks']])
    for language in ['zh_CN', 'en'] * 4:
        answer, data = server.post('/api/view', b'\x89PNG\r\n\x1a\n\0\0\0\0', {'language': language})
        chinese = any('\u4e00' <= c <= '\u9fff' for c in told(data))
        expect(f'no text, in {language}', answer.status == 422 and chinese == (language == 'zh_CN'), data)
    for decisions in [b'{', b'[]', b'"a"', {'style': '/etc/passwd'}, {'style': '../gongwen'}, {'style': 'none'}, {'settings': ['x=1']}, {'as': ['x']}]:
        answer, data = server.post('/api/view', SPEECH, decisions)
        expect(f'400 {decisions}', answer.status == 400 and told(data))
    for decisions in [b'', {'name': 7, 'style': None, 'language': [], 'settings': 'x', 'as': {}, 'fills': [1, None, {}], 'ignore': True, 'toc': 'x', 'firstPage': 'x', 'moment': -1}]:
        answer, data = server.post('/api/view', SPEECH, decisions)
        expect(f'what says nothing: {decisions}', answer.status == 200, data[:200])


def test_what_a_view_holds(server):
    text = '当前位置：首页 > 讲话\n在清渠会上的讲话\n\n同志们：\n\n请×镇的同志来，×镇先修；请××区的同志看水。\n'.encode()

    def view(**decisions):
        answer, data = server.post('/api/view', text, decisions)
        expect(f'a view of {decisions}', answer.status == 200, data)
        return json.loads(data)
    whole = view(styles=True)
    expect('blanks', whole['blanks'] == [{'name': '×镇', 'places': 2, 'line': 6, 'column': 2}, {'name': '××区', 'places': 1, 'line': 6, 'column': 15}], whole['blanks'])
    expect('stats', whole['stats'] == {'characters': 35, 'spoken': 19, 'sentences': 1, 'pages': 1}, whole['stats'])
    expect('styles', [style for style in whole['styles'] if style['name'] == 'gongwen' and style['description'].strip()] and
           all(style['name'].strip() == style['name'] for style in whole['styles']), whole['styles'])
    expect('no pages drawn', whole['images'] == {})
    expect('a line left out', [one['lines'] for one in whole['tree']['dropped']] == [[1, 1]])
    expect('nothing left out', view(original=True)['tree']['dropped'] == [])
    expect('ignored', 'placeholder' in json.dumps(whole['tree']['findings']) and 'placeholder' not in json.dumps(view(ignore=['placeholder'])['tree']['findings']))
    for wanted, width in [(0, 497), (60, 497), (61, 505), (299, 2473), (300, 2481), (301, 2481), (None, 497), ('100', 497), (True, 497)]:
        pages = view(imagesOnly=True, lastPage=1, resolution=wanted)
        expect('pages alone', set(pages) == {'format', 'version', 'images'} and list(pages['images']) == ['1'])
        drawn = int.from_bytes(base64.b64decode(pages['images']['1'])[16:20], 'big')
        expect(f'{wanted} dots an inch', drawn == width, drawn)
    expect('no such page', view(imagesOnly=True, firstPage=-1, lastPage=-1)['images'] == {})


def test_many_styles(server):
    """Whoever tries sizes and watermarks makes a style of each: a worker holds them all, one after the other."""
    for i in range(24):
        answer, data = server.post('/api/view', SPEECH, {'settings': [f'watermark.text=第{i}稿'], 'lastPage': 1})
        expect(f'style {i}', answer.status == 200, data[:200])


def test_readings(server):
    speech = '在缙云中学开学典礼上的讲话\n\n同学们：\n\n今天我们在缙云集合。\n'.encode()
    _, data = server.post('/api/view', speech, {'as': ['[缙云|jìn yún]', '[丽水|líshuǐ]']})
    view = json.loads(data)
    expect('a reading is no text', 'yún' not in json.dumps(view['pages'], ensure_ascii=False) + json.dumps(view['tree']['blocks'], ensure_ascii=False))
    expect('and told where its word is not', [one['rule'] for one in view['tree']['findings'] if '丽水' in one['message']] == ['ruby-unused'])
    for wrong, wanted in [({'as': ['[缙云']}, '[缙云|jìnyún]'), ({'settings': ['cover.copies=abc']}, '001-050')]:
        answer, data = server.post('/api/view', speech, wrong)
        expect(f'400 {wrong}', answer.status == 400 and wanted in told(data) and str(ROOT) not in told(data), data)


def test_files_equal(server):
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder, 'speech.txt')
        source.write_bytes(SPEECH)
        os.utime(source, (1700000000, 1700000000))
        subprocess.run([build / 'jianggao', 'convert', '-q', '--to', 'pdf,docx,txt', '-d', f'{folder}/out', source], check=True)
        for to in ['pdf', 'docx', 'txt']:
            answer, data = server.post(f'/api/file?to={to}', SPEECH, {'name': 'speech.txt', 'moment': 1700000000})
            expect(f'{to} equal to the program\'s', data == pathlib.Path(folder, f'out/speech.{to}').read_bytes())
            expect(f'{to} is to be saved', answer.headers['Content-Disposition'] == f"attachment; filename*=UTF-8''speech.{to}")
        word = pathlib.Path(folder, 'out/speech.docx').read_bytes()
        _, data = server.post('/api/view', word, {'name': 'speech.docx'})
        view = json.loads(data)
        expect('a Word file', view['text'] is None and view['tree']['blocks'][0]['role'] == 'title')
        answer, _ = server.post('/api/view', word[:2000])
        expect('half a Word file', answer.status == 422)


def test_names(server):
    for name, saved in {'讲话 稿.TXT': '讲话 稿.pdf', '': '讲话稿.pdf', '../../a.b.docx': 'a.b.pdf', 'a"\r\nX: y;.txt': 'a"\r\nX: y;.pdf', '文.稿': '文.稿.pdf', '长' * 20000: '长' * 80 + '.pdf'}.items():
        answer, _ = server.post('/api/file?to=pdf', SPEECH, {'name': name})
        told_name = answer.headers['Content-Disposition'].removeprefix("attachment; filename*=UTF-8''")
        expect(f'the name of {name[:20]!r}', urllib.parse.unquote(told_name) == saved and told_name.isascii() and 'X' not in answer.headers, told_name)


def test_limits(server):
    limit, decisions_limit = 2 << 20, 256 << 10
    for body, status in [(b'\0' * limit, 422), (b'\0' * (limit + 1), 413), (b'PK'.ljust(4 * limit, b'\0'), 422), (b'PK'.ljust(4 * limit + 1, b'\0'), 413)]:
        answer, _ = server.post('/api/view', body)
        expect(f'{len(body)} bytes', answer.status == status, answer.status)
    for size, status in [(decisions_limit, 200), (decisions_limit + 1, 413)]:
        answer, _ = server.post('/api/view', SPEECH, b'{}'.ljust(size))
        expect(f'{size} bytes of decisions', answer.status == status, answer.status)
    answer, data = server.post('/api/view', '今天开会。\n'.encode() * 140000)
    expect('413', answer.status == 413 and told(data))
    answer, data = server.post('/api/view', b'PK\3\4' + b'\0' * (8 << 20))
    expect('413 of a Word file', answer.status == 413)
    answer, _ = server.ask('POST', '/api/view', b'text', {'Origin': f'http://{server.host}', 'Content-Type': 'text/plain'})
    expect('415', answer.status == 415)
    paragraph = '今天开会。'.encode()
    most = 8000 + 60000 * len(paragraph) // 512  # LIMIT_PAGE_PARAGRAPHS
    answer, data = server.post('/api/view', (paragraph + b'\n') * 60000)
    expect('more paragraphs than become pages', answer.status == 422 and str(most) in told(data).replace(',', ''), f'{answer.status} {data[:300]}')


def test_bad_clients(server):
    slow = socket.create_connection(('127.0.0.1', server.port))
    slow.sendall(b'POST /api/view HTTP/1.1\r\nHost: ')
    for bytes_ in [b'', b'\0' * 100, b'GET', b'GET / HTTP/9.9\r\n\r\n', b'POST /api/view HTTP/1.1\r\nHost: %s\r\nContent-Length: 99999\r\n\r\nabc' % server.host.encode(),
                   b'POST /api/view HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n', b'GET / HTTP/1.1\r\n' + b'A: b\r\n' * 20000]:
        with socket.create_connection(('127.0.0.1', server.port)) as one:
            try:
                one.sendall(bytes_)
            except OSError:
                pass
    for name in ['', 'Content-Disposition: form-data\r\n', 'Content-Disposition: form-data; name=\r\n', 'Content-Disposition: attachment; filename="x"\r\n']:
        body = f'--edge\r\n{name}\r\ntext\r\n--edge--\r\n'.encode()
        answer, _ = server.ask('POST', '/api/view', body, {'Content-Type': 'multipart/form-data; boundary=edge', 'Origin': f'http://{server.host}'})
        expect(f'a part without a name, {name!r}', answer.status == 422, answer.status)
    draw = random.Random(1)
    for i in range(options.random):
        size = draw.choice([0, 1, 10, 1000, 30000])
        bytes_ = draw.randbytes(size) if i % 2 else ''.join(draw.choices('一二、。：\n\t 会议ab【】（×', k=size)).encode()
        answer, data = server.post(draw.choice(['/api/view', '/api/file?to=pdf', '/api/file?to=docx']), bytes_)
        expect(f'random body {i}', answer.status in (200, 422), f'{answer.status} {data[:200]}')
    return slow


def test_crowd(server):
    """More than the workers and their queue hold, fewer than one address may connect: connections that were closed a
    moment ago still count."""
    seen = []

    def one():
        answer, _ = server.post('/api/view', SPEECH, {'lastPage': 1, 'resolution': 96})
        seen.append((answer.status, answer.headers['Retry-After']))
    threads = [threading.Thread(target=one) for _ in range(24)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    expect('a crowd', len(seen) == 24 and all(status == 200 or (status == 503 and again) for status, again in seen), seen)
    expect('some are served', sum(status == 200 for status, _ in seen) >= 8, seen)


def test_worker_dies(server):
    before = server.workers()
    for pid in before:
        os.kill(pid, signal.SIGKILL)
    statuses = [server.post('/api/view', SPEECH)[0].status for _ in range(2 * len(before) + 2)]
    expect('a worker that died is one error at most', statuses.count(500) <= len(before) and statuses[-1] == 200, statuses)
    expect('others are in their place', server.workers() and not set(server.workers()) & set(before))


def test_processor_time(server):
    """A worker's processor time has an end that goes on with each request."""
    for pid in server.workers():
        limits = pathlib.Path(f'/proc/{pid}/limits').read_text()
        allowed = int(next(line for line in limits.splitlines() if line.startswith('Max cpu time')).split()[3])
        had = sum(map(int, pathlib.Path(f'/proc/{pid}/stat').read_text().rpartition(')')[2].split()[11:13])) / os.sysconf('SC_CLK_TCK')
        expect('a request has some seconds of a processor', had < allowed <= had + 12, f'{allowed} of {had}')


def test_workers_are_shut_in():
    """What a worker can still do at its end (tests/builders/probe.c)."""
    version = subprocess.run([build / 'jianggao', '--version'], capture_output=True, text=True).stdout
    read, call = 13 if 'landlock' in version else 0, 1 if 'seccomp' in version else 0
    ours, theirs = socket.socketpair()
    worker = subprocess.Popen([build / 'jianggao-serve', '--worker'], stderr=subprocess.PIPE, text=True, pass_fds=(3,),
                              preexec_fn=lambda: os.dup2(theirs.fileno(), 3),
                              env={**os.environ, 'LC_ALL': 'C.UTF-8', 'LD_PRELOAD': str(build / 'probe.so')})
    theirs.close()
    ours.close()
    told = worker.communicate(timeout=PATIENCE)[1]
    expect('a worker is shut in', f'--worker: read {read}, socket {call}, exec {call}' in told, told)


def test_font_folders():
    """The folders of JIANGGAO_FONTS are the server's, too."""
    no_such = {**os.environ, 'LC_ALL': 'C.UTF-8', 'JIANGGAO_FONTS': ':/nonexistent/fonts'}
    said = subprocess.run([build / 'jianggao-serve', '--listen', f'127.0.0.1:{free_port()}', '--workers', '1'], env=no_such,
                          capture_output=True, timeout=PATIENCE)
    expect('font folders reach the workers', said.returncode != 0 and b'/nonexistent/fonts' in said.stderr, said)


def test_idle_end():
    server = Server(build, '--workers', '1', '--idle', '3600')
    expect('a server that may end when nobody asks answers while it lives', server.ask('GET', '/')[0].status == 200)
    server.stop()
    for _ in range(5):  # a free port may be somebody else's a moment later
        quiet = subprocess.run([build / 'jianggao-serve', '--listen', f'127.0.0.1:{free_port()}', '--workers', '1', '--idle', '1'],
                               capture_output=True, text=True, timeout=PATIENCE, env={**os.environ, 'LC_ALL': 'C.UTF-8'})
        said = quiet.stdout
        if said:
            break
    expect('and ends by itself, well', quiet.returncode == 0 and 'listens on' in said, said)
    refused = subprocess.run([build / 'jianggao-serve', '--open', '--listen', server.host], capture_output=True)
    expect('--open chooses the address itself', refused.returncode == 1 and b'--listen' in refused.stderr, refused)
    for address in ['8025', ':8025', 'localhost']:
        refused = subprocess.run([build / 'jianggao-serve', '--listen', address], capture_output=True, timeout=PATIENCE)
        expect(f'{address} is no address with a port', refused.returncode == 1 and b'127.0.0.1:8025' in refused.stderr, refused)


class Serving:
    """A server with one worker at an address of any kind."""

    def __init__(self, *arguments, env=None):
        self.said = tempfile.TemporaryFile()
        self.process = subprocess.Popen([build / 'jianggao-serve', '--workers', '1', *arguments], stdout=self.said, stderr=self.said,
                                        env={**os.environ, 'LC_ALL': 'C.UTF-8', **(env or {})})
        while self.process.poll() is None and 'listens on' not in self.text():
            time.sleep(0.05)

    def text(self):
        return os.pread(self.said.fileno(), 1 << 16, 0).decode('utf-8', 'replace')

    def end(self, how=signal.SIGTERM):
        self.process.send_signal(how)
        return self.process.wait(PATIENCE)


def first_line(family, address, host):
    with socket.socket(family) as one:
        one.settimeout(PATIENCE)
        one.connect(address)
        one.sendall(f'GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n'.encode())
        return one.makefile('rb').readline().decode().strip()


def refused(*arguments, env=None):
    told = subprocess.run([build / 'jianggao-serve', '--workers', '1', *arguments], capture_output=True, text=True, timeout=PATIENCE,
                          env={**os.environ, 'LC_ALL': 'C.UTF-8', **(env or {})})
    return told.stderr if told.returncode == 1 else f'ended with {told.returncode}'


def test_socket_files():
    with tempfile.TemporaryDirectory() as folder:
        path, other = f'{folder}/socket', f'{folder}/file'
        server = Serving('--listen', f'unix:{path}', '--name', 'Speeches.example')
        expect('a socket file', f'listens on unix:{path}' in server.text() and 'Everybody' not in server.text(), server.text())
        expect('asked by its name', first_line(socket.AF_UNIX, path, 'speeches.example') == 'HTTP/1.1 200 OK')
        expect('and by no other', first_line(socket.AF_UNIX, path, 'localhost').startswith('HTTP/1.1 421 '))
        expect('one that is served is left alone', f'unix:{path}' in refused('--listen', f'unix:{path}'))
        server.end(signal.SIGKILL)
        server = Serving('--listen', f'unix:{path}', '--name', 'a')
        expect('one that nobody serves any more is taken', first_line(socket.AF_UNIX, path, 'a') == 'HTTP/1.1 200 OK', server.text())
        expect('and it ends when told', server.end() == 0)
        pathlib.Path(other).write_text('渠')
        expect('another file is left alone', other in refused('--listen', f'unix:{other}') and pathlib.Path(other).read_text() == '渠')
        long = f'unix:{folder}/' + 'a' * 120
        expect('a name that is too long', 'too long' in refused('--listen', long))


def test_addresses():
    for host, shown, family, others in [('::1', '[::1]', socket.AF_INET6, False), ('0.0.0.0', '0.0.0.0', socket.AF_INET, True)]:
        try:
            with socket.socket(family) as one:
                one.bind((host, 0))
                port = one.getsockname()[1]
        except OSError:
            continue  # a machine without IPv6
        server = Serving('--listen', f'{shown}:{port}')
        expect(f'{shown} is told who can reach it', ('Everybody' in server.text()) == others, server.text())
        expect(f'{shown} answers', first_line(family, ('127.0.0.1' if others else host, port), f'localhost:{port}') == 'HTTP/1.1 200 OK')
        expect(f'{shown} is taken', f'{shown}:{port}' in refused('--listen', f'{shown}:{port}'))
        server.end()


def test_open():
    """The browser is a script that writes down what it is to show."""
    with tempfile.TemporaryDirectory() as folder:
        browser, shown = pathlib.Path(folder, 'xdg-open'), pathlib.Path(folder, 'shown')
        browser.write_text(f'#!/bin/sh\necho "$1" >>{shown}\n')
        browser.chmod(0o755)
        env = {'PATH': f'{folder}:{os.environ["PATH"]}'}
        server = Serving('--open', env=env)
        again = subprocess.run([build / 'jianggao-serve', '--open', '--workers', '1'], timeout=PATIENCE, env={**os.environ, **env})
        pages = []
        for _ in range(PATIENCE * 20):
            pages = shown.read_text().splitlines() if shown.exists() else []
            if len(pages) == 2:
                break
            time.sleep(0.05)
        first, second = pages
        expect('the page is opened', re.fullmatch(r'http://127\.0\.0\.1:80(2[5-9]|3[0-4])/', first), first)
        expect('a second time by the server that is there', again.returncode == 0 and second == first, second)
        expect('without a browser it is told', 'xdg-utils' in refused('--open', env={'PATH': '/nonexistent'}))
        if server.process.poll() is None:  # else this user had one already
            expect('it lives on', server.end() == 0)


def main():
    test_socket_files()
    test_addresses()
    test_open()
    test_workers_are_shut_in()
    test_idle_end()
    test_font_folders()
    server = Server(build, '--workers', '2')
    slow = test_bad_clients(server)
    for test in [test_files, test_who, test_view, test_what_a_view_holds, test_many_styles, test_readings, test_files_equal, test_names, test_limits, test_crowd, test_processor_time, test_worker_dies]:
        test(server)
    slow.settimeout(PATIENCE)
    try:
        expect('a slow client is cut off', slow.recv(1000) == b'')
    except ConnectionResetError:
        expect('a slow client is cut off', True)
    except socket.timeout:
        expect('a slow client is cut off', False, 'it may wait for ever')
    expect('it is alive', server.ask('GET', '/healthz')[0].status == 200)
    memory = sum(server.memory())
    expect('it ends when told', server.stop() == 0)
    log = server.text()
    expect('no text and no name in the log', '同志' not in log and 'speech' not in log and '讲话' not in log, log[-500:])
    asked = re.findall(r'^\S+ \S+ (?:GET|POST|HEAD|PUT) (?:page|-|/api/view|/api/file|/healthz) [2-5]\d\d \d+ \d+ (\d+\.\d) ms$', log, re.M)
    expect('a line for each answer, with the time it took', len(asked) > 300 and all(float(time) < 60000 for time in asked), f'{len(asked)} {log[-500:]}')
    print(f'serve: {memory:.0f} MiB with two workers')
    print(f'{passed} passed, {failed} failed')
    sys.exit(failed > 0)


main()
