// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmedia.h"

#include "tests/support/testcode.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QProcess>
#include <QTemporaryDir>

#include <cmath>
#include <filesystem>
#include <functional>
#include <numbers>
#include <numeric>

namespace testsupport {

namespace {

// Raise when the same spec shall give another file.
constexpr int generation = 2;

double rateOf(const MediaSpec &spec)
{
    const QStringList parts = spec.rate.split(QLatin1Char('/'));
    return parts.at(0).toDouble() / (parts.size() > 1 ? parts.at(1).toDouble() : 1.0);
}

QString hashOf(const MediaSpec &spec)
{
    QStringList text{QString::number(generation), QString::number(spec.frames),
        QString::number(spec.size.width()), QString::number(spec.size.height()), spec.rate,
        spec.videoArgs.join(QLatin1Char(' ')), spec.pixelFormat,
        QString::number(spec.audioChannels), QString::number(spec.audioRate),
        spec.audioArgs.join(QLatin1Char(' ')), spec.outputArgs.join(QLatin1Char(' ')),
        spec.extension, QString::number(spec.firstNumber), QString::number(spec.rotation),
        QString::number(spec.startOffset), QString::number(spec.cutAt),
        QString::number(spec.silent)};
    for (double time : spec.vfrTimes)
        text << QString::number(time, 'g', 12);
    return QString::fromLatin1(
        QCryptographicHash::hash(text.join(QLatin1Char('\n')).toUtf8(), QCryptographicHash::Sha1)
            .toHex()
            .left(16));
}

[[noreturn]] void giveUp(const QString &what, const QByteArray &why)
{
    qFatal("test media: %s: %s", qPrintable(what), why.constData());
}

void runFfmpeg(const QStringList &arguments, const std::function<void(QProcess &)> &feed = {})
{
    QProcess process;
    process.start(QStringLiteral("ffmpeg"),
        QStringList{QStringLiteral("-hide_banner"), QStringLiteral("-loglevel"),
            QStringLiteral("error"), QStringLiteral("-y")}
            + arguments);
    if (!process.waitForStarted())
        giveUp(QStringLiteral("cannot start ffmpeg"), process.errorString().toUtf8());
    if (feed)
        feed(process);
    process.closeWriteChannel();
    if (!process.waitForFinished(-1) || process.exitStatus() != QProcess::NormalExit
        || process.exitCode() != 0)
        giveUp(arguments.join(QLatin1Char(' ')), process.readAllStandardError());
}

void feedPictures(QProcess &process, const MediaSpec &spec)
{
    const QSize upright = spec.rotation % 180 ? spec.size.transposed() : spec.size;
    for (int i = 0; i < spec.frames; ++i) {
        const Picture420 picture =
            turned(paintPicture(spec.firstNumber + i, upright), spec.rotation);
        for (const Plane *plane : {&picture.y, &picture.u, &picture.v}) {
            process.write(
                reinterpret_cast<const char *>(plane->data.data()), qint64(plane->data.size()));
            while (process.bytesToWrite() > 0) {
                if (!process.waitForBytesWritten(-1))
                    giveUp(spec.name, process.readAllStandardError());
            }
        }
    }
}

QStringList soundInput(const MediaSpec &spec, const QString &folder)
{
    const std::vector<float> sound = makeSound(spec);
    QFile file(folder + QStringLiteral("/sound.f32"));
    if (!file.open(QIODevice::WriteOnly))
        giveUp(spec.name, file.errorString().toUtf8());
    file.write(reinterpret_cast<const char *>(sound.data()), qint64(sound.size() * sizeof(float)));
    return {QStringLiteral("-f"), QStringLiteral("f32le"), QStringLiteral("-ar"),
        QString::number(spec.audioRate), QStringLiteral("-ac"), QString::number(spec.audioChannels),
        QStringLiteral("-i"), file.fileName()};
}

QStringList timing(const MediaSpec &spec)
{
    if (spec.vfrTimes.empty())
        return {};
    QStringList sum;
    for (std::size_t i = 0; i < spec.vfrTimes.size(); ++i)
        sum << QStringLiteral("eq(N,%1)*%2").arg(i).arg(std::llround(spec.vfrTimes[i] * 90000));
    return {QStringLiteral("-vf"),
        QStringLiteral("settb=1/90000,setpts='%1'").arg(sum.join(QLatin1Char('+'))),
        QStringLiteral("-fps_mode"), QStringLiteral("passthrough"),
        QStringLiteral("-enc_time_base"), QStringLiteral("1:90000"),
        QStringLiteral("-video_track_timescale"), QStringLiteral("90000")};
}

QStringList encoding(const MediaSpec &spec)
{
    QStringList out = spec.videoArgs;
    if (out.isEmpty())
        out = QStringLiteral("-c:v libx264 -preset veryfast -g 25 -bf 3 -sc_threshold 0")
                  .split(QLatin1Char(' '));
    out << QStringLiteral("-pix_fmt") << spec.pixelFormat;
    if (spec.audioChannels > 0)
        out << (spec.audioArgs.isEmpty()
                ? QStringList{QStringLiteral("-c:a"), QStringLiteral("aac")}
                : spec.audioArgs);
    if (spec.startOffset != 0)
        out << QStringLiteral("-output_ts_offset") << QString::number(spec.startOffset);
    return out + spec.outputArgs;
}

void writeBig(QByteArray &data, qsizetype at, std::int32_t value)
{
    for (int i = 0; i < 4; ++i)
        data[at + i] = char(std::uint32_t(value) >> (24 - 8 * i) & 0xff);
}

// Writes the turn into the video track's header ourselves: the option for it differs between
// versions of the program. ISO/IEC 14496-12 §8.3.2: the matrix stands 40 bytes into a version 0
// `tkhd`.
void setRotation(const QString &path, int degrees)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite))
        giveUp(path, file.errorString().toUtf8());
    QByteArray data = file.readAll();
    const qsizetype matrix = data.indexOf("tkhd") + 4 + 40;
    const double angle = degrees * std::numbers::pi / 180;
    const auto cosine = std::int32_t(std::lround(std::cos(angle) * 65536));
    const auto sine = std::int32_t(std::lround(std::sin(angle) * 65536));
    writeBig(data, matrix, cosine);
    writeBig(data, matrix + 4, sine);
    writeBig(data, matrix + 12, -sine);
    writeBig(data, matrix + 16, cosine);
    file.seek(0);
    file.write(data);
}

void build(const MediaSpec &spec, const QString &folder, const QString &result)
{
    const QString whole =
        spec.cutAt > 0 ? folder + QStringLiteral("/whole.") + spec.extension : result;
    QStringList arguments{QStringLiteral("-f"), QStringLiteral("rawvideo"),
        QStringLiteral("-pixel_format"), QStringLiteral("yuv420p"), QStringLiteral("-video_size"),
        QStringLiteral("%1x%2").arg(spec.size.width()).arg(spec.size.height()),
        QStringLiteral("-framerate"), spec.rate, QStringLiteral("-i"), QStringLiteral("pipe:0")};
    if (spec.audioChannels > 0)
        arguments += soundInput(spec, folder);
    arguments += timing(spec) + encoding(spec);
    runFfmpeg(
        arguments + QStringList{whole}, [&](QProcess &process) { feedPictures(process, spec); });
    if (spec.rotation != 0)
        setRotation(whole, spec.rotation);
    if (spec.cutAt > 0)
        runFfmpeg({QStringLiteral("-ss"), QString::number(spec.cutAt), QStringLiteral("-i"), whole,
            QStringLiteral("-c"), QStringLiteral("copy"), result});
}

} // namespace

QString make(const MediaSpec &spec)
{
    const QString root = QStringLiteral(TESTMEDIA_DIR);
    QDir().mkpath(root);
    const QString target = QStringLiteral("%1/%2.%3").arg(root, hashOf(spec), spec.extension);
    QLockFile lock(target + QStringLiteral(".lock"));
    lock.setStaleLockTime(0);
    lock.lock();
    if (QFileInfo::exists(target))
        return target;
    // Built aside and renamed, so that a file with its final name is always whole.
    QTemporaryDir folder(root + QStringLiteral("/making-XXXXXX"));
    const QString made = folder.path() + QStringLiteral("/made.") + spec.extension;
    build(spec, folder.path(), made);
    std::error_code error;
    std::filesystem::rename(made.toStdString(), target.toStdString(), error);
    if (error)
        giveUp(spec.name, QByteArray::fromStdString(error.message()));
    return target;
}

std::vector<int> expectedNumbers(const MediaSpec &spec)
{
    const int hidden = int(std::ceil(spec.cutAt * rateOf(spec) - 1e-6));
    std::vector<int> numbers(std::size_t(spec.frames - hidden));
    std::iota(numbers.begin(), numbers.end(), spec.firstNumber + hidden);
    return numbers;
}

double expectedDuration(const MediaSpec &spec)
{
    if (spec.vfrTimes.empty())
        return double(expectedNumbers(spec).size()) / rateOf(spec);
    return spec.vfrTimes.back() + 1 / rateOf(spec);
}

} // namespace testsupport
