"""Mail in a Maildir, and in one mbox."""

import time

# Who keeps the mailbox has read what came before the last of these days.
UNREAD_DAYS = 7


class Maildir:
    def __init__(self, folder, until):
        self._folder = folder
        self._unread = (until - UNREAD_DAYS) * 86_400
        self._count = 0
        for name in ("cur", "new", "tmp"):
            (folder / name).mkdir(parents=True)

    def add(self, message):
        self._count += 1
        name = f"{message.sent}.M{message.number % 10 ** 6}P{self._count}.mx.example.com"
        place = f"new/{name}" if message.sent >= self._unread else f"cur/{name}:2,S"
        with open(self._folder / place, "wb") as file:
            file.writelines(message.pieces())

    def close(self):
        pass


class Mbox:
    """No line of our messages begins with "From ", so none is quoted."""

    def __init__(self, path, until):
        self._file = open(path, "wb")

    def add(self, message):
        self._file.write(
            f"From {message.sender} {time.asctime(time.gmtime(message.sent))}\n".encode())
        self._file.writelines(message.pieces())
        self._file.write(b"\n")

    def close(self):
        self._file.close()
