"""One window for a register: a second start of the program raises the first, and leaves."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from nkavtal.base.os_seam import person, process
from nkavtal.base.os_seam.lock import Lock
from nkavtal.base.places import LOCK_FILE

_RAISE, _RAISED = b"raise\n", b"raised\n"
_PATIENCE = 10_000  # milliseconds for the first window's answer: it may be busy; where none listens, no time passes


class OneWindow(QObject):
    """Listens for other starts of the program while a register is held here."""

    raise_asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server: QLocalServer | None = None

    def listen(self, register: Path) -> bool:
        """Answer for a register from now on; only who holds it may, so nobody else can be answering already."""
        self.stop()
        name = _name(register)
        QLocalServer.removeServer(name)  # what a crash left
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._connected)
        self._server = server
        return server.listen(name)

    def stop(self) -> None:
        """Answer no more."""
        if self._server is not None:
            self._server.close()
            self._server.deleteLater()
            self._server = None

    def _connected(self) -> None:
        if self._server is not None and (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(lambda: self._heard(socket))
            socket.disconnected.connect(socket.deleteLater)

    def _heard(self, socket: QLocalSocket) -> None:
        if bytes(socket.readAll().data()).startswith(_RAISE.strip()):
            socket.write(_RAISED)
            socket.flush()
            self.raise_asked.emit()
        socket.disconnectFromServer()


def raised(register: Path) -> bool:
    """Raise the window that holds a register, if there is one of ours and it answers."""
    lock = Lock(register / LOCK_FILE)
    if lock.free():
        return False
    process.let_come_forward(_holder(lock.words()))
    socket = QLocalSocket()
    socket.connectToServer(_name(register))
    if not socket.waitForConnected(_PATIENCE):
        return False
    socket.write(_RAISE)
    socket.waitForBytesWritten(_PATIENCE)
    heard = socket.bytesAvailable() > 0 or socket.waitForReadyRead(_PATIENCE)
    return heard and bytes(socket.readAll().data()).startswith(_RAISED.strip())


def _holder(words: str) -> int:
    try:
        return int(json.loads(words)["pid"])
    except (ValueError, LookupError, TypeError):
        return 0


def _name(register: Path) -> str:
    """Return a name that only this register has, for this person; it says nothing of either."""
    told = f"{person.user_name()}\n{os.path.normcase(os.path.realpath(register))}"
    return f"nkavtal-{hashlib.sha256(told.encode('utf-8', 'surrogatepass')).hexdigest()[:24]}"
