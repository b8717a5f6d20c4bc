// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/timeline/bitstream/streams.h"

#include "tests/support/ffmpegtool.h"

#include <QRegularExpression>
#include <QTemporaryDir>

namespace testsupport {

using namespace timeline::bitstream;

namespace {

QString written(const QTemporaryDir &folder, const QByteArray &data, const char *extension)
{
    const QString path = folder.filePath(QStringLiteral("in.") + QString::fromLatin1(extension));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(data) != data.size())
        qFatal("%s", qPrintable(file.errorString()));
    return path;
}

// Standard output and error of an `ffmpeg` that may complain.
QPair<QByteArray, QByteArray> listen(const QStringList &arguments)
{
    QProcess process;
    process.start(QStringLiteral("ffmpeg"), words("-hide_banner -nostats -nostdin -y") + arguments);
    if (!process.waitForFinished(120'000))
        qFatal("ffmpeg hangs");
    return {process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace

Bytes bytesOf(const QByteArray &data)
{
    const std::span<const char> chars(data.constData(), std::size_t(data.size()));
    return {reinterpret_cast<const std::uint8_t *>(chars.data()), chars.size()};
}

QByteArray arrayOf(Bytes data)
{
    return QByteArray(reinterpret_cast<const char *>(data.data()), qsizetype(data.size()));
}

QByteArray makeStream(const char *arguments, const char *format, const char *picture)
{
    return runFfmpeg(words("-f lavfi -i")
        + QStringList{QStringLiteral("testsrc2=") + QString::fromLatin1(picture)} + words(arguments)
        + QStringList{QStringLiteral("-f"), QString::fromLatin1(format), QStringLiteral("-")});
}

QList<Traced> trace(const QByteArray &stream, const char *format)
{
    const QTemporaryDir folder;
    const QByteArray said =
        listen(QStringList{QStringLiteral("-i"), written(folder, stream, format)}
            + words("-c copy -bsf:v trace_headers -f null -"))
            .second;
    static const QRegularExpression line(QStringLiteral(
        "^\\[trace_headers @ [^\\]]*\\] (?:(\\d+) +([^ ]+) +[01]* = (-?\\d+)|(.*))$"));
    QList<Traced> all;
    for (const QString &text : QString::fromUtf8(said).split(QLatin1Char('\n'))) {
        const auto match = line.match(text);
        if (!match.hasMatch())
            continue;
        if (match.captured(4).startsWith(QStringLiteral("Packet")) && all.size() > 0
            && all.front().name == QStringLiteral("Extradata"))
            all.clear();
        if (match.captured(2).isEmpty()) {
            all.append({match.captured(4), {}, 0});
        } else if (!all.isEmpty()) {
            all.back().values.insert(match.captured(2), match.captured(3).toLongLong());
            if (match.captured(2) != QStringLiteral("cabac_alignment_one_bit"))
                all.back().bits = match.captured(1).toLongLong();
        }
    }
    return all;
}

QList<Traced> named(const QList<Traced> &all, const char *name)
{
    QList<Traced> found;
    std::copy_if(all.begin(), all.end(), std::back_inserter(found),
        [name](const Traced &traced) { return traced.name == QLatin1String(name); });
    return found;
}

Bytes firstNal(const QByteArray &stream, int type, Codec codec)
{
    for (const Bytes nal : nalsOf(bytesOf(stream), {})) {
        if (nalType(nal, codec) == type)
            return nal;
    }
    qFatal("no NAL unit of type %d", type);
}

Decoded decode(const QByteArray &file, const char *extension)
{
    const QTemporaryDir folder;
    const auto [pictures, messages] =
        listen(words("-v warning -i") + QStringList{written(folder, file, extension)}
            + words("-map 0:v -fps_mode passthrough -f framemd5 -"));
    Decoded decoded{{}, messages};
    for (const QByteArray &line : pictures.split('\n')) {
        if (!line.isEmpty() && !line.startsWith('#'))
            decoded.pictures.append(line.split(',').last().trimmed());
    }
    return decoded;
}

Result<Buffer> convertNals(Bytes packet, NalFormat from, NalFormat to)
{
    return wholeNalsOf(packet, from).and_then([to](const std::vector<Bytes> &nals) {
        return joinNals(nals, to);
    });
}

Buffer damaged(Bytes data, std::mt19937 &random)
{
    Buffer changed(data.begin(), data.end());
    const auto below = [&random](std::size_t end) {
        return std::uniform_int_distribution<std::size_t>(0, end - 1)(random);
    };
    if (changed.empty())
        return changed;
    for (std::size_t i = below(4); i > 0; --i)
        changed[below(changed.size())] = std::uint8_t(below(256));
    for (std::size_t i = below(4); i > 0; --i)
        changed[below(changed.size())] ^= std::uint8_t(1U << below(8));
    if (below(3) == 0)
        changed.resize(below(changed.size()));
    return changed;
}

} // namespace testsupport
