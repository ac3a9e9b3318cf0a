"""The table as a file: crates/core/crossquote-explore/src/meaning/format.rs says what its bytes mean.

Each number has four bits. The unit of an entry's numbers is one of 256 steps, a sixteenth of a doubling apart; the
largest number is about seven units (tried: 5 to 8; from 6 to 8 it makes no difference that can be told from chance).
"""
import numpy as np

MAGIC = b"CQMEANING\n"
VERSION = 1
MOST = 7
LARGEST = 7.0


def steps(values):
    """The byte of each row's unit."""
    largest = np.maximum(np.abs(values).max(1), 1e-9)
    return np.clip(np.round(np.log2(largest / LARGEST) * 16) + 160, 0, 255).astype(np.uint8)


def units(lengths):
    """The units that bytes mean."""
    return np.exp2((lengths.astype(np.float32) - 160) / 16).astype(np.float32)[:, None]


def codes(values, lengths):
    """The numbers of four bits."""
    return np.clip(np.round(values / units(lengths)), -MOST, MOST)


def rounded(values):
    """The values that a reader of the table will see."""
    lengths = steps(values)
    return codes(values, lengths).astype(np.float32) * units(lengths)


def checksum(data):
    """As `checksum` of crossquote-text."""
    whole = (1 << 64) - 1
    total = 0xCBF29CE484222325 ^ len(data)
    cut = len(data) // 8 * 8
    for word in np.frombuffer(data[:cut], "<u8").tolist() + list(data[cut:]):
        total = ((total ^ word) * 0x100000001B3) & whole
        total = ((total << 29) | (total >> 35)) & whole
    return (total ^ total >> 32) & 0xFFFFFFFF


def contents(entries, values):
    """What stands behind the checksum."""
    order = sorted(range(len(entries)), key=lambda number: entries[number].encode())
    shared, added, text, before = bytearray(), bytearray(), bytearray(), b""
    for number in order:
        entry = entries[number].encode()
        same = 0
        while same < min(len(entry), len(before)) and entry[same] == before[same]:
            same += 1
        shared.append(same)
        added.append(len(entry) - same)
        text += entry[same:]
        before = entry
    values = values[order]
    lengths = steps(values)
    numbers = codes(values, lengths).astype(np.int8).view(np.uint8) & 15
    packed = numbers[:, ::2] | numbers[:, 1::2] << 4
    size = np.array([values.shape[1], len(entries)], "<u4").tobytes()
    return size + bytes(shared) + bytes(added) + bytes(text) + lengths.tobytes() + packed.tobytes()


def write(path, entries, values):
    """Writes the table and says how large it is."""
    inside = contents(entries, values)
    head = MAGIC + bytes([VERSION, 0, 0, 0]) + checksum(inside).to_bytes(4, "little")
    with open(path, "wb") as file:
        file.write(head + inside)
    return len(head + inside)
