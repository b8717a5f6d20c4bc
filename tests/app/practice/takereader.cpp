// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "takereader.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace {

QByteArray run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    process.waitForFinished(120'000);
    return process.exitCode() == 0 ? process.readAllStandardOutput() : QByteArray();
}

QJsonObject probe(const QString &path, const QStringList &more)
{
    QStringList arguments{QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-of"),
        QStringLiteral("json")};
    return QJsonDocument::fromJson(
        run(QStringLiteral("ffprobe"), arguments + more + QStringList{path}))
        .object();
}

QString word(const QJsonObject &object, const char *name)
{
    return object.value(QLatin1String(name)).toString();
}

} // namespace

TakeFacts factsOf(const QString &path)
{
    TakeFacts facts;
    const QJsonArray streams =
        probe(path, {QStringLiteral("-show_streams"), QStringLiteral("-count_frames")})
            .value(QStringLiteral("streams"))
            .toArray();
    for (const QJsonValue &value : streams) {
        const QJsonObject stream = value.toObject();
        if (word(stream, "codec_type") == QLatin1String("video")) {
            facts.size = QSize(stream.value(QStringLiteral("width")).toInt(),
                stream.value(QStringLiteral("height")).toInt());
            facts.videoCodec = word(stream, "codec_name");
            facts.pixelFormat = word(stream, "pix_fmt");
            facts.rate = word(stream, "avg_frame_rate");
            facts.matrix = word(stream, "color_space");
            facts.frames = word(stream, "nb_read_frames").toInt();
            facts.videoSeconds = word(stream, "duration").toDouble();
        } else {
            facts.audioCodec = word(stream, "codec_name");
            facts.audioRate = word(stream, "sample_rate").toInt();
            facts.audioChannels = stream.value(QStringLiteral("channels")).toInt();
            facts.audioSeconds = word(stream, "duration").toDouble();
        }
    }
    return facts;
}

std::vector<QImage> pictures(const QString &path, QSize size)
{
    const QByteArray bytes = run(QStringLiteral("ffmpeg"),
        {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-i"), path,
            QStringLiteral("-vf"),
            QStringLiteral("scale=%1:%2:flags=area,format=gray")
                .arg(size.width())
                .arg(size.height()),
            QStringLiteral("-vsync"), QStringLiteral("passthrough"), QStringLiteral("-f"),
            QStringLiteral("rawvideo"), QStringLiteral("-")});
    std::vector<QImage> images;
    const qsizetype frame = qsizetype(size.width()) * size.height();
    for (qsizetype at = 0; at + frame <= bytes.size(); at += frame) {
        QImage image(size, QImage::Format_Grayscale8);
        for (int y = 0; y < size.height(); ++y)
            std::memcpy(image.scanLine(y), bytes.constData() + at + qsizetype(y) * size.width(),
                std::size_t(size.width()));
        images.push_back(image);
    }
    return images;
}

std::vector<double> frameTimes(const QString &path)
{
    std::vector<double> times;
    const QJsonArray frames = probe(path,
        {QStringLiteral("-select_streams"), QStringLiteral("v"), QStringLiteral("-show_entries"),
            QStringLiteral("frame=pts_time,best_effort_timestamp_time")})
                                  .value(QStringLiteral("frames"))
                                  .toArray();
    for (const QJsonValue &frame : frames)
        times.push_back(word(frame.toObject(), "best_effort_timestamp_time").toDouble());
    const double first = times.empty() ? 0 : times.front();
    for (double &time : times)
        time -= first;
    return times;
}

std::vector<float> sound(const QString &path)
{
    const QByteArray bytes = run(QStringLiteral("ffmpeg"),
        {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-i"), path,
            QStringLiteral("-map"), QStringLiteral("0:a:0"), QStringLiteral("-ac"),
            QStringLiteral("2"), QStringLiteral("-ar"), QStringLiteral("48000"),
            QStringLiteral("-f"), QStringLiteral("f32le"), QStringLiteral("-")});
    std::vector<float> samples(std::size_t(bytes.size()) / sizeof(float));
    std::memcpy(samples.data(), bytes.constData(), samples.size() * sizeof(float));
    return samples;
}

double meanDifference(const QImage &a, const QImage &b)
{
    double sum = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x)
            sum += std::abs(int(a.constScanLine(y)[x]) - int(b.constScanLine(y)[x]));
    }
    return sum / (double(a.width()) * a.height());
}

double soundDifference(
    const std::vector<float> &a, const std::vector<float> &b, double from, double to)
{
    const auto begin = std::size_t(from * 48000) * 2;
    const auto end = std::min({std::size_t(to * 48000) * 2, a.size(), b.size()});
    if (end <= begin)
        return -1;
    double sum = 0;
    for (std::size_t i = begin; i < end; ++i)
        sum += std::pow(double(a[i]) - double(b[i]), 2);
    return std::sqrt(sum / double(end - begin));
}
