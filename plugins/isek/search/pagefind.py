"""Pagefind's service: records in, the files of an index out.

Its own Python client waits a tenth of a second for every reply. The protocol is small: messages are JSON in base64,
each with a comma behind it. Only the program itself is installed, as `pagefind-bin`.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping
from subprocess import PIPE, Popen
from threading import Thread
from typing import IO, Any

from msgspec import Struct
from msgspec.json import Decoder, Encoder
from pagefind_bin import get_executable

_CHUNK = 1 << 20


class _File(Struct):
    """`content` is base64 in JSON."""

    path: str
    content: bytes


class _Answer(Struct):
    type: str
    message: str = ""
    files: tuple[_File, ...] = ()


class _Reply(Struct):
    payload: _Answer


class EngineError(Exception):
    """Pagefind refused something, or ended early."""


def build_index(records: Iterable[Mapping[str, Any]]) -> dict[str, bytes]:
    """The files of an index of these records by their path.

    Raises EngineError, and OSError where there is no Pagefind.
    """
    requests: list[Mapping[str, Any]] = [{"type": "NewIndex", "config": {"force_language": "de"}}]
    requests += [{"type": "AddRecord", "index_id": 0, **record} for record in records]
    requests.append({"type": "GetFiles", "index_id": 0})
    replies = list(_ask(requests))
    refused = next((reply for reply in replies if reply.type == "Error"), None)
    if refused or len(replies) < len(requests):
        raise EngineError(refused.message if refused else "Pagefind hat seine Arbeit abgebrochen.")
    return {file.path: file.content for file in replies[-1].files}


def _ask(requests: list[Mapping[str, Any]]) -> Iterator[_Answer]:
    """The reply to each request, fewer where the service ends early."""
    encode = Encoder().encode
    messages = [encode({"message_id": at, "payload": one}) for at, one in enumerate(requests)]
    data = b"".join([b64encode(message) + b"," for message in messages])
    with Popen([str(get_executable()), "--service"], stdin=PIPE, stdout=PIPE) as service:
        assert service.stdin is not None
        assert service.stdout is not None
        # It answers while it still reads: whoever only writes, and reads later, waits for ever.
        writer = Thread(target=_write, args=(service.stdin, data))
        writer.start()
        answered = _read(service.stdout, len(requests))
        writer.join()
    decode = Decoder(_Reply).decode
    return (decode(b64decode(reply)).payload for reply in answered.split(b",") if reply)


def _write(stream: IO[bytes], data: bytes) -> None:
    """All of the data. The stream stays open: at its end the service stops at once, whatever it has to do."""
    try:
        stream.write(data)
        stream.flush()
    except BrokenPipeError:
        # The service has ended; that it has answered too little tells the rest.
        return


def _read(stream: IO[bytes], replies: int) -> bytes:
    chunks: list[bytes] = []
    while replies > 0:
        chunk = stream.read1(_CHUNK) if hasattr(stream, "read1") else stream.read(_CHUNK)
        if not chunk:
            break
        chunks.append(chunk)
        replies -= chunk.count(b",")
    return b"".join(chunks)
