#!/usr/bin/env python3
"""The server under load.

usage: tests/serve/load.py BUILD bench              previews a second, and how long they take, for 1, 16 and 64 clients
       tests/serve/load.py BUILD random [--count N] bodies of no sense, 64 at a time: every one is answered, none harms
       tests/serve/load.py BUILD soak [--count N]   what an office sends in an hour: memory at its beginning and end

Clients have addresses of their own in 127.0.0.0/8, as the machines of an office have.
"""
import argparse, collections, http.client, json, pathlib, random, sys, threading, time

from server import Server, multipart

ROOT = pathlib.Path(__file__).resolve().parents[2]
SPEECHES = [path.read_bytes() for path in sorted((ROOT / 'examples').glob('*.txt'))]
SAMPLE = (ROOT / 'examples/training-class.txt').read_bytes()
PAGE = {'firstPage': 1, 'lastPage': 1, 'resolution': 96}


def crowd(clients, count, one):
    """Calls one(number of the request, address) `count` times, by so many clients at a time."""
    left = iter(range(count))
    lock = threading.Lock()

    def client(number):
        while True:
            with lock:
                request = next(left, None)
            if request is None:
                return
            one(request, f'127.0.{number // 200 + 1}.{number % 200 + 1}')
    threads = [threading.Thread(target=client, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def show_memory(server):
    own, *workers = server.memory()
    return f'{own:.1f} MiB the server, {" ".join(f"{one:.0f}" for one in sorted(workers))} MiB its workers'


def bench(server, _):
    for clients, count in ((1, 60), (16, 120), (64, 200)):
        times, busy = [], []

        def one(_, source):
            begun = time.monotonic()
            while True:
                answer, _ = server.post('/api/view', SAMPLE, PAGE, source=source)
                if answer.status != 503:
                    break
                busy.append(1)
                time.sleep(float(answer.headers['Retry-After']) * random.uniform(0.5, 1))
            times.append(time.monotonic() - begun)
        begun, spent = time.monotonic(), server.processor()
        crowd(clients, count, one)
        lasted, spent = time.monotonic() - begun, server.processor() - spent
        times.sort()
        print(f'{clients:3} clients: {count / lasted:6.1f} previews/s, p50 {1000 * times[len(times) // 2]:5.0f} ms, '
              f'p99 {1000 * times[int(len(times) * 0.99) - 1]:5.0f} ms, {len(busy)} times busy, '
              f'{1000 * spent / count:.0f} ms of processor time each')
    return True


def random_body(draw):
    """A body, its type, and whether it is what the page may send."""
    size = draw.choice([0, 1, 10, 300, 3000, 30000])
    text = draw.choice([draw.randbytes(size), ''.join(draw.choices('一二、。：\n\t 会议ab【】（×', k=size)).encode(),
                        b'PK\3\4' + draw.randbytes(size), draw.choice(SPEECHES)[draw.randrange(500):][:size]])
    decisions = draw.choice([{}, PAGE, draw.randbytes(40), {'as': [f'{draw.randrange(99)}={draw.choice(["title", "drop", "x"])}']},
                             {'fills': ['×镇=' + chr(draw.randrange(32, 0xd800))]}, {'settings': [f'body.size={draw.randrange(30)}pt']},
                             {'style': draw.choice(['gongwen', 'gongwen-word', 'none'])}, [draw.random()] * 9])
    body, kind = multipart(decisions, text)
    damage = draw.randrange(5)
    if damage == 0:
        body = body[:draw.randrange(len(body))]
    elif damage == 1:
        at = draw.randrange(len(body))
        body = body[:at] + draw.randbytes(9) + body[at:]
    elif damage == 2:
        body, kind = text, draw.choice([kind, 'multipart/form-data', 'text/plain', 'application/x-www-form-urlencoded', 'x' * 300])
    return body, kind


def send_random(server, options):
    seen = collections.Counter()
    wrong = []

    def one(number, source):
        draw = random.Random(number)
        body, kind = random_body(draw)
        path = draw.choice(['/api/view'] * 3 + ['/api/file?to=pdf', '/api/file?to=docx', '/api/file?to=txt', '/api/file?to=exe', '/api/none'])
        while True:
            try:
                answer, data = server.ask('POST', path, body, {'Content-Type': kind, 'Origin': f'http://{server.host}'}, 120, source)
            except (OSError, http.client.HTTPException) as error:
                wrong.append(f'{number}: {error}')
                return
            seen[answer.status] += 1
            if answer.status != 503:
                break
            time.sleep(draw.uniform(0.2, 1))
        if answer.status not in (200, 400, 404, 413, 415, 422) or (answer.status != 200 and not json.loads(data)['error']):
            wrong.append(f'{number}: {answer.status}')
    before = server.memory()[0]
    crowd(64, options.count or 10000, one)
    print(' '.join(f'{status}: {count}' for status, count in sorted(seen.items())))
    print(show_memory(server))
    for line in wrong[:20]:
        print('FAILED:', line)
    return not wrong and server.memory()[0] < before + 32


def soak(server, options):
    count = options.count or 36000
    wrong = []

    def one(number, source):
        draw = random.Random(number)
        text = draw.choice(SPEECHES)[:draw.choice([300, 300, 900, 900, 3000, 9999])].decode('utf-8', 'ignore').encode()
        kind = draw.random()
        if kind < 0.9:
            answer, _ = server.post('/api/view', text, {**PAGE, 'imagesOnly': kind < 0.3}, source=source)
        else:
            answer, _ = server.post('/api/file?to=' + draw.choice(['pdf', 'docx', 'txt']), text, {}, source=source)
        if answer.status not in (200, 422):
            wrong.append(f'{number}: {answer.status}')
        if number % (count // 10) == 0:
            print(f'{number:6} requests: {show_memory(server)}', flush=True)
    crowd(4, count // 10, one)  # fonts, styles and threads are there then
    before = server.memory()[0]
    begun = time.monotonic()
    crowd(4, count, one)
    after = server.memory()[0]
    print(f'{count} requests in {time.monotonic() - begun:.0f} s; the server: {before:.1f} MiB before, {after:.1f} MiB behind them')
    for line in wrong[:20]:
        print('FAILED:', line)
    return not wrong and after < before + 8


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('build', type=pathlib.Path)
    kinds = {'bench': bench, 'random': send_random, 'soak': soak}
    parser.add_argument('kind', choices=kinds)
    parser.add_argument('--count', type=int)
    options = parser.parse_args()
    server = Server(options.build.resolve())
    print(f'at the start: {show_memory(server)}')
    good = kinds[options.kind](server, options)
    print(f'at the end: {show_memory(server)}')
    alive = server.ask('GET', '/healthz')[0].status == 200
    sys.exit(not (good and alive and server.stop() == 0))


main()
