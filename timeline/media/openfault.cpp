// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/openfault.h"

#include "timeline/media/averror.h"
#include "timeline/media/ffmpeg.h"

#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <array>
#include <limits>

namespace timeline::media {

using Kind = model::Error::Kind;

namespace {

bool isBoxType(const QByteArray &type)
{
    static constexpr std::array<const char *, 9> types{
        "ftyp", "moov", "mdat", "free", "skip", "wide", "pnot", "moof", "styp"};
    return std::any_of(types.begin(), types.end(), [&type](const char *t) { return type == t; });
}

bool isMov(const QByteArray &head)
{
    return head.size() >= 8 && isBoxType(head.mid(4, 4));
}

bool isOtherContainer(const QByteArray &head)
{
    return head.startsWith("\x1A\x45\xDF\xA3") || (head.startsWith("RIFF") && head.size() >= 8)
        || head.startsWith("OggS") || head.startsWith("FLV\x01") || head.startsWith("DKIF");
}

struct Boxes {
    bool hasIndex = false;
    bool cutOff = false;
};

// The top-level boxes of ISO/IEC 14496-12 §4.2: 32-bit size and type, size 1: a 64-bit size
// follows, size 0: to the end of the file.
Boxes walkBoxes(QFile &file)
{
    Boxes found;
    const qint64 length = file.size();
    qint64 at = 0;
    while (at + 8 <= length && file.seek(at)) {
        const QByteArray head = file.read(16);
        if (head.size() < 8)
            break;
        quint64 size = qFromBigEndian<quint32>(head.constData());
        if (size == 1 && head.size() == 16)
            size = qFromBigEndian<quint64>(head.constData() + 8);
        if (size == 0)
            size = quint64(length - at);
        if (size < 8 || !(isBoxType(head.mid(4, 4)) || head.at(4) >= ' '))
            break;
        const bool fits = size <= quint64(length - at);
        found.hasIndex = found.hasIndex || (head.mid(4, 4) == "moov" && fits);
        if (!fits) {
            found.cutOff = true;
            break;
        }
        at += qint64(size);
    }
    return found;
}

} // namespace

model::Result<> checkFile(const QString &path)
{
    if (path.isEmpty() || path.contains(QChar(0)))
        return model::fail(Kind::NotFound, QStringLiteral("no file name"));
    const QFileInfo info(path);
    if (!info.exists())
        return model::fail(Kind::NotFound, QStringLiteral("there is no such file"));
    if (info.isDir())
        return model::fail(Kind::NotMedia, QStringLiteral("this is a folder"));
    // A pipe or a device would block the reader.
    if (!info.isFile())
        return model::fail(Kind::NotMedia, QStringLiteral("this is no ordinary file"));
    if (!info.isReadable())
        return model::fail(Kind::NotReadable, QStringLiteral("reading is not permitted"));
    if (info.size() == 0)
        return model::fail(Kind::Empty, QStringLiteral("the file has no content"));
    return {};
}

model::Error whyNotOpened(const QString &path, int code)
{
    if (code == AVERROR_EXIT)
        return {Kind::Cancelled, QStringLiteral("cancelled")};
    const model::Error said = avError(code, QStringLiteral("open"));
    if (said.kind == Kind::NotFound || said.kind == Kind::NotReadable
        || said.kind == Kind::TooLarge)
        return said;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {Kind::NotReadable, file.errorString()};
    const QByteArray head = file.read(16);
    if (isMov(head)) {
        const Boxes boxes = walkBoxes(file);
        if (!boxes.hasIndex)
            return {Kind::Truncated, QStringLiteral("the index (moov) is missing")};
        if (boxes.cutOff)
            return {Kind::Truncated, QStringLiteral("a box runs past the end of the file")};
        return {Kind::Damaged, said.detail};
    }
    if (isOtherContainer(head))
        return {Kind::Truncated, said.detail};
    return {Kind::NotMedia, said.detail};
}

} // namespace timeline::media
