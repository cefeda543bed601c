"""A server of the tests, and what a browser sends to it."""
import http.client, json, os, pathlib, signal, socket, subprocess, sys, tempfile, time

# Seconds after which a machine is not slow, but something stands still.
PATIENCE = 600


def free_port():
    with socket.socket() as s:
        s.bind(('127.0.0.1', 0))
        return s.getsockname()[1]


def resident(pid):
    try:
        lines = pathlib.Path(f'/proc/{pid}/status').read_text().splitlines()
    except OSError:
        return 0  # a worker that has just ended
    return sum(int(line.split()[1]) for line in lines if line.startswith('VmRSS')) / 1024


class Server:
    """BUILD/jianggao-serve on a free port of loopback."""

    def __init__(self, build, *more):
        for _ in range(5):  # a free port may be somebody else's a moment later
            if self.start(build, more):
                return
        sys.exit('the server does not start: ' + self.text())

    def start(self, build, more):
        self.port = free_port()
        self.host = f'127.0.0.1:{self.port}'
        self.log = tempfile.TemporaryFile()
        self.process = subprocess.Popen([build / 'jianggao-serve', '--listen', self.host, *more], stdout=self.log,
                                        stderr=self.log, env={**os.environ, 'LC_ALL': 'C.UTF-8'})
        while self.process.poll() is None:
            if 'listens on' in self.text():
                return True
            time.sleep(0.05)
        return False

    def text(self):
        return os.pread(self.log.fileno(), 1 << 20, 0).decode('utf-8', 'replace')

    def workers(self):
        tasks = pathlib.Path(f'/proc/{self.process.pid}/task').glob('*/children')
        return [int(pid) for children in tasks for pid in children.read_text().split()]

    def memory(self):
        """MiB of the server itself, and of each worker."""
        return [resident(self.process.pid), *(resident(pid) for pid in self.workers())]

    def processor(self):
        """Seconds of processor time that the server and its workers have had."""
        spent = 0
        for pid in [self.process.pid, *self.workers()]:
            fields = pathlib.Path(f'/proc/{pid}/stat').read_text().rpartition(')')[2].split()
            spent += int(fields[11]) + int(fields[12])
        return spent / os.sysconf('SC_CLK_TCK')

    def ask(self, method, path, body=None, headers=None, timeout=PATIENCE, source='127.0.0.1'):
        connection = http.client.HTTPConnection('127.0.0.1', self.port, timeout=timeout, source_address=(source, 0))
        connection.request(method, path, body, {'Host': self.host, **(headers or {})})
        answer = connection.getresponse()
        data = answer.read()
        connection.close()
        return answer, data

    def post(self, path, text, decisions=None, headers=None, timeout=PATIENCE, source='127.0.0.1'):
        body, kind = multipart(decisions or {}, text)
        return self.ask('POST', path, body, {'Content-Type': kind, 'Origin': f'http://{self.host}', **(headers or {})}, timeout, source)

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(PATIENCE)


def multipart(decisions, text):
    edge = 'edge-of-this-test'
    given = decisions if isinstance(decisions, bytes) else json.dumps(decisions).encode()
    body = b''.join(b'--%s\r\nContent-Disposition: form-data; name="%s"%s\r\n\r\n%s\r\n' % (edge.encode(), name, more, data)
                    for name, more, data in ((b'decisions', b'', given), (b'file', b'; filename="text"', text)))
    return body + b'--%s--\r\n' % edge.encode(), f'multipart/form-data; boundary={edge}'
