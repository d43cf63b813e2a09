"""Makes the pictures of src/test/resources/pictures and expected.tsv, the pixels that each must give.

    pip install pillow
    python3 src/test/scripts/pictures.py src/test/resources/pictures

PNG files are written by this script from samples that it chose, so their pixels are known without a decoder. What
the others must give is what Pillow makes of them, except where a line below says why not. Lines of expected.tsv:
name, width, height, the most levels a colour may be off, and the colours over white as hexadecimal RRGGBB, row by row.
"""

import io
import itertools
import struct
import sys
import zlib
from pathlib import Path

from PIL import Image

GREY, RGB, PALETTE, GREY_ALPHA, RGBA = 0, 2, 3, 4, 6
DEPTHS = {GREY: (1, 2, 4, 8, 16), RGB: (8, 16), PALETTE: (1, 2, 4, 8), GREY_ALPHA: (8, 16), RGBA: (8, 16)}
NAMES = {GREY: "grey", RGB: "rgb", PALETTE: "palette", GREY_ALPHA: "grey-alpha", RGBA: "rgba"}
CHANNELS = {GREY: 1, RGB: 3, PALETTE: 1, GREY_ALPHA: 2, RGBA: 4}
ADAM7 = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
EXIF_LITTLE, EXIF_BIG = "<", ">"
SHORT, LONG = 3, 4


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def sample(x, y, channel, depth):
    return (x * 2654435761 + y * 40503 + channel * 97 + x * y * 7) % (1 << depth)


def filtered(rows, bytes_a_pixel):
    """Each row with the next of the five filters, so that all of them occur."""
    out, before = b"", bytes(len(rows[0]))
    for number, row in enumerate(rows):
        out += bytes([number % 5]) + bytes((row[i] - predicted(number % 5, row, before, i, bytes_a_pixel)) & 255
                                           for i in range(len(row)))
        before = row
    return out


def predicted(kind, row, before, i, bpp):
    left = row[i - bpp] if i >= bpp else 0
    above = before[i]
    corner = before[i - bpp] if i >= bpp else 0
    if kind == 4:
        guess = left + above - corner
        return min((left, above, corner), key=lambda value: abs(guess - value))
    return (0, left, above, (left + above) // 2)[kind]


def packed(pixels, depth):
    bits = "".join(format(value, f"0{depth}b") for pixel in pixels for value in pixel)
    bits += "0" * (-len(bits) % 8)
    return bytes(int(bits[i:i + 8], 2) for i in range(0, len(bits), 8))


def over_white(colour, alpha):
    return tuple(round(255 - (255 - value) * alpha) for value in colour)


def png(kind, depth, interlaced, transparent, width=11, height=9, extra=()):
    channels, most = CHANNELS[kind], (1 << depth) - 1
    samples = [[tuple(sample(x, y, c, depth) for c in range(channels)) for x in range(width)] for y in range(height)]
    palette = [((37 * i) % 256, (91 * i + 11) % 256, (151 * i + 5) % 256) for i in range(most + 1)] if kind == PALETTE else []
    key = samples[height // 3][width // 3]
    alphas = [(i * 67) % 256 for i in range(max(1, len(palette) - 1))]
    bpp = max(1, channels * depth // 8)
    passes = ADAM7 if interlaced else ((0, 0, 1, 1),)
    data = b""
    for left, top, across, down in passes:
        rows = [packed(row[left::across], depth) for row in samples[top::down]]
        if rows and rows[0]:
            data += filtered(rows, bpp)
    trns = b""
    if transparent:
        trns = bytes(alphas) if kind == PALETTE else struct.pack(f">{channels}H", *key)

    def seen(pixel):
        if kind == PALETTE:
            number = pixel[0]
            return over_white(palette[number], alphas[number] / 255 if transparent and number < len(alphas) else 1)
        scaled = tuple(value * 255 / most for value in pixel)
        alpha = scaled[-1] / 255 if kind in (GREY_ALPHA, RGBA) else 0 if transparent and pixel == key else 1
        return over_white(scaled[:3] if kind in (RGB, RGBA) else scaled[:1] * 3, alpha)

    file = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, interlaced))
    file += b"".join(chunk(name, content) for name, content in extra)
    file += chunk(b"PLTE", bytes(itertools.chain(*palette))) if palette else b""
    file += chunk(b"tRNS", trns) if trns else b""
    packed_data = zlib.compress(data, 9)
    half = len(packed_data) // 2
    file += chunk(b"IDAT", packed_data[:half]) + chunk(b"IDAT", packed_data[half:]) + chunk(b"IEND", b"")
    return file, [[seen(pixel) for pixel in row] for row in samples]


def exif(order, kind, orientation, before=()):
    entries = list(before) + [(0x0112, kind, 1, orientation)]
    data = (b"II" if order == "<" else b"MM") + struct.pack(order + "HIH", 42, 8, len(entries))
    for tag, form, count, value in entries:
        cell = struct.pack(order + "H", value) + b"\0\0" if form == SHORT else struct.pack(order + "I", value)
        data += struct.pack(order + "HHI", tag, form, count) + cell
    return data + struct.pack(order + "I", 0)


def thumbnail_exif(order, orientation, other):
    """The picture's own directory without an orientation, then the thumbnail's with one."""
    first = struct.pack(order + "HHHIHHI", 1, 0x0128, SHORT, 1, 2, 0, 26)
    second = struct.pack(order + "HHHIHHI", 1, 0x0112, SHORT, 1, other, 0, 0)
    if orientation:
        first = struct.pack(order + "HHHIHHI", 1, 0x0112, SHORT, 1, orientation, 0, 26)
    return (b"II" if order == "<" else b"MM") + struct.pack(order + "HI", 42, 8) + first + second


def app(number, data):
    return bytes([0xFF, 0xE0 + number]) + struct.pack(">H", len(data) + 2) + data


def after_start(jpeg, *segments):
    return jpeg[:2] + b"".join(segments) + jpeg[2:]


def exif_segment(data):
    return app(1, b"Exif\0\0" + data)


def without(jpeg, *numbers):
    """The file without its application segments of these numbers."""
    out, at = jpeg[:2], 2
    while jpeg[at + 1] != 0xDA:
        length = 2 + struct.unpack(">H", jpeg[at + 2:at + 4])[0]
        if jpeg[at + 1] - 0xE0 not in numbers:
            out += jpeg[at:at + length]
        at += length
    return out + jpeg[at:]


def with_ids(jpeg, ids):
    """The file with other component identifiers in its frame and its scans."""
    data, at, old = bytearray(jpeg), 2, []
    while data[at + 1] != 0xDA:
        if data[at + 1] in (0xC0, 0xC1, 0xC2):
            for i in range(data[at + 9]):
                old.append(data[at + 10 + 3 * i])
                data[at + 10 + 3 * i] = ids[i]
        at += 2 + struct.unpack(">H", data[at + 2:at + 4])[0]
    for i in range(data[at + 4]):
        data[at + 5 + 2 * i] = ids[old.index(data[at + 5 + 2 * i])]
    return bytes(data)


def scene(mode, width=40, height=24):
    """Soft colours, so that how colour planes are enlarged matters little, with one edge."""
    image = Image.new("RGB", (width, height))
    for y in range(height):
        for x in range(width):
            image.putpixel((x, y), (40 + 4 * x, 220 - 6 * y, 30 + 2 * x + 3 * y))
    image.paste((200, 40, 60), (0, 0, 16, 8))
    if mode == "CMYK":
        inks = Image.new("CMYK", (width, height))
        for y in range(height):
            for x in range(width):
                inks.putpixel((x, y), (4 * x, 6 * y, 90, 2 * x + y))
        return inks
    return image.convert(mode)


def jpeg(image, **options):
    out = io.BytesIO()
    image.save(out, "JPEG", **{"quality": 95, **options})
    return out.getvalue()


def turned(file, orientation):
    image = Image.open(io.BytesIO(file)).convert("RGB")
    ways = {2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
            5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_270, 7: Image.Transpose.TRANSVERSE,
            8: Image.Transpose.ROTATE_90}
    return image.transpose(ways[orientation]) if orientation in ways else image


def pillow(file):
    image = Image.open(io.BytesIO(file)).convert("RGBA")
    white = Image.new("RGBA", image.size, (255, 255, 255, 255))
    return Image.alpha_composite(white, image).convert("RGB")


def rows(image):
    return [[image.getpixel((x, y)) for x in range(image.width)] for y in range(image.height)]


def jpegs():
    colour, grey, inks = scene("RGB"), scene("L"), scene("CMYK")
    plain = jpeg(colour)
    for name, sampling in (("444", "4:4:4"), ("422", "4:2:2"), ("420", "4:2:0")):
        yield f"jpeg-{name}", jpeg(colour, subsampling=sampling)
    yield "jpeg-440", resampled("4:2:2", 0x21, 0x12)
    yield "jpeg-411", resampled("4:2:0", 0x22, 0x41)
    yield "jpeg-grey", jpeg(grey)
    yield "jpeg-progressive", jpeg(colour, progressive=True)
    yield "jpeg-grey-progressive", jpeg(grey, progressive=True)
    yield "jpeg-restart", jpeg(colour, restart_marker_blocks=2)
    yield "jpeg-optimized", jpeg(colour, optimize=True)
    yield "jpeg-no-jfif", without(plain, 0)
    yield "jpeg-no-jfif-444", without(jpeg(colour, subsampling="4:4:4"), 0)
    kept = jpeg(colour, keep_rgb=True)
    yield "jpeg-rgb-adobe-0", kept
    yield "jpeg-rgb-ids", with_ids(without(kept, 0, 14), b"RGB")
    yield "jpeg-ids-0-1-2", with_ids(without(jpeg(colour, subsampling="4:4:4"), 0), bytes((0, 1, 2)))
    adobe = app(14, b"Adobe\0\x64\0\0\0\0" + b"\1")
    yield "jpeg-adobe-1", after_start(without(plain, 0), adobe)
    yield "jpeg-jfif-and-adobe-0", after_start(plain, app(14, b"Adobe\0\x64\0\0\0\0\0"))
    made = jpeg(inks)
    yield "jpeg-cmyk-adobe-0", made
    bare = without(made, 14)
    yield "jpeg-cmyk", bare
    yield "jpeg-cmyk-adobe-2", after_start(bare, app(14, b"Adobe\0\x64\0\0\0\0\2"))
    yield "jpeg-cmyk-progressive", without(jpeg(inks, progressive=True), 14)
    yield "jpeg-profile", jpeg(colour, icc_profile=srgb())


def srgb():
    from PIL import ImageCms
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def tinted():
    image = Image.new("RGB", (32, 32))
    for y in range(32):
        for x in range(32):
            light = 3 * x + 2 * y
            image.putpixel((x, y), (light + 90, light + 20, light + 50))
    return image


def resampled(sampling, before, after):
    """A sampling that Pillow cannot write, of one that has as many blocks a unit. The picture has one tint."""
    data = bytearray(jpeg(tinted(), subsampling=sampling))
    at = data.index(b"\xff\xc0") + 11
    assert data[at] == before
    data[at] = after
    return bytes(data)


def turned_files():
    plain = jpeg(scene("RGB"))
    for order, kind, value in itertools.product((EXIF_LITTLE, EXIF_BIG), (SHORT, LONG), range(1, 9)):
        name = f"turn-{'le' if order == '<' else 'be'}-{'short' if kind == SHORT else 'long'}-{value}"
        if kind == LONG and value not in (3, 6):
            continue
        yield name, after_start(plain, exif_segment(exif(order, kind, value))), value
    other = exif_segment(exif(">", SHORT, 3))
    yield "turn-first-wins", after_start(plain, exif_segment(exif("<", SHORT, 6)), other), 6
    yield "turn-thumbnail", after_start(plain, exif_segment(thumbnail_exif("<", 0, 6))), 1
    yield "turn-not-the-thumbnail", after_start(plain, exif_segment(thumbnail_exif(">", 8, 6))), 8
    yield "turn-after-jfif", plain[:20] + exif_segment(exif(">", SHORT, 5)) + plain[20:], 5
    yield "turn-9", after_start(plain, exif_segment(exif("<", SHORT, 9))), 1
    yield "turn-xmp-first", after_start(plain, app(1, b"http://ns.adobe.com/xap/1.0/\0<x/>"),
                                        exif_segment(exif("<", SHORT, 7))), 7


def gif(screen, frame, at, pixels, interlaced=0, transparent=None, background=0, local=False):
    palette = bytes((255, 0, 0, 0, 255, 0, 0, 0, 255, 20, 30, 40))
    out = b"GIF89a" + struct.pack("<HHBBB", *screen, 0x70 if local else 0xF1, background, 0)
    out += b"" if local else palette
    if transparent is not None:
        out += b"!\xf9\4\1\0\0" + bytes([transparent]) + b"\0"
    out += b"," + struct.pack("<HHHHB", *at, *frame, (0x81 if local else 0) | interlaced * 0x40)
    out += palette if local else b""
    order = range(frame[1])
    if interlaced:
        order = [y for start, step in ((0, 8), (4, 8), (2, 4), (1, 2)) for y in range(start, frame[1], step)]
    codes = []
    for value in (pixels[y * frame[0] + x] for y in order for x in range(frame[0])):
        codes += [4, value]
    bits = "".join(format(code, "03b")[::-1] for code in codes + [5])
    bits += "0" * (-len(bits) % 8)
    data = bytes(int(bits[i:i + 8][::-1], 2) for i in range(0, len(bits), 8))
    out += b"\2" + b"".join(bytes([len(data[i:i + 255])]) + data[i:i + 255] for i in range(0, len(data), 255))
    shown = {(x + at[0], y + at[1]): pixels[y * frame[0] + x] for y in range(frame[1]) for x in range(frame[0])}
    width, height = max(screen[0], at[0] + frame[0]), max(screen[1], at[1] + frame[1])
    white = (255, 255, 255)

    def seen(place):
        number = shown.get(place, transparent)
        return white if number == transparent else tuple(palette[3 * number:3 * number + 3])

    return out + b"\0;", [[seen((x, y)) for x in range(width)] for y in range(height)]


def gifs():
    pixels = [(x * 3 + y * 5 + x * y) % 4 for y in range(10) for x in range(7)]
    yield "gif-whole", *gif((7, 10), (7, 10), (0, 0), pixels)
    yield "gif-interlaced", *gif((7, 10), (7, 10), (0, 0), pixels, interlaced=1)
    yield "gif-transparent", *gif((7, 10), (7, 10), (0, 0), pixels, transparent=2)
    yield "gif-placed", *gif((20, 16), (7, 10), (5, 4), pixels)
    yield "gif-placed-interlaced-transparent", *gif((20, 16), (7, 10), (5, 4), pixels, 1, 1)
    yield "gif-background", *gif((9, 12), (7, 10), (1, 1), pixels, background=3)
    yield "gif-over-the-edge", *gif((8, 8), (7, 10), (5, 4), pixels)
    yield "gif-no-screen", *gif((0, 0), (7, 10), (0, 0), pixels)
    yield "gif-local-colours", *gif((9, 12), (7, 10), (1, 2), pixels, local=True)


def pngs():
    for kind, depths in DEPTHS.items():
        for depth, interlaced in itertools.product(depths, (0, 1)):
            end = "-interlaced" if interlaced else ""
            yield f"png-{NAMES[kind]}-{depth}{end}", *png(kind, depth, interlaced, False)
            if kind in (GREY, RGB, PALETTE):
                yield f"png-{NAMES[kind]}-{depth}-transparent{end}", *png(kind, depth, interlaced, True)
    for size in (1, 2, 3, 4, 5, 8):
        yield f"png-side-{size}-interlaced", *png(RGB, 8, 1, False, size, size)
    for order, kind, value in ((">", SHORT, 6), ("<", LONG, 8)):
        file, pixels = png(RGB, 8, 0, False, extra=((b"eXIf", exif(order, kind, value)),))
        turn = (lambda p: [list(r) for r in zip(*p[::-1])]) if value == 6 else (lambda p: [list(r) for r in zip(*p)][::-1])
        yield f"png-turn-{value}", file, turn(pixels)


def webp(image, **options):
    out = io.BytesIO()
    image.save(out, "WEBP", **options)
    return out.getvalue()


def clear(image):
    image = image.convert("RGBA")
    image.putalpha(Image.frombytes("L", image.size, bytes((6 * x + y) % 256 for y in range(image.height)
                                                          for x in range(image.width))))
    return image


def webps():
    """Lossy ones have one tint, because how colour planes are enlarged is the reader's own choice."""
    yield "webp-lossy", webp(tinted(), quality=90)
    yield "webp-lossy-alpha", webp(clear(tinted()), quality=90)
    yield "webp-lossless", webp(scene("RGB"), lossless=True)
    yield "webp-lossless-alpha", webp(clear(scene("RGB")), lossless=True, exact=True)
    for value in (1, 6, 8):
        yield f"webp-turn-{value}", webp(scene("RGB"), lossless=True, exif=exif("<", SHORT, value))


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    lines = []

    def add(name, ending, file, pixels, off):
        (folder / f"{name}.{ending}").write_bytes(file)
        colours = "".join("%02x%02x%02x" % tuple(pixel) for row in pixels for pixel in row)
        lines.append(f"{name}.{ending}\t{len(pixels[0])}\t{len(pixels)}\t{off}\t{colours}")

    for name, file, pixels in pngs():
        add(name, "png", file, pixels, 1)
    for name, file in jpegs():
        add(name, "jpg", file, rows(pillow(file)), 3)
    for name, file, value in turned_files():
        add(name, "jpg", file, rows(turned(file, value)), 3)
    for name, file, pixels in gifs():
        add(name, "gif", file, pixels, 0)
    for name, file in webps():
        value = int(name[-1]) if "turn" in name else 1
        add(name, "webp", file, rows(turned(file, value) if value > 1 else pillow(file)), 3 if "lossy" in name else 0)
    (folder / "expected.tsv").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
