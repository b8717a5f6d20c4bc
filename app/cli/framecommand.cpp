// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/framecommand.h"

#include "app/opening.h"
#include "timeline/media/framesource.h"
#include "timeline/media/openmedia.h"
#include "timeline/media/picture.h"
#include "timeline/render/picturehash.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QImage>
#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

namespace app::cli {

namespace {

constexpr int mostSide = 16384;

struct Wish {
    QString path;
    QStringList times;
    QSize size;
    QString out; // empty: no pictures
};

using Answer = tl::expected<QJsonArray, Failure>;

// One time: the very name; several: NAME-1.png, NAME-2.png …
QString pictureName(const Wish &wish, qsizetype i)
{
    if (wish.times.size() == 1)
        return wish.out;
    const QFileInfo info(wish.out);
    const QString suffix = info.suffix().isEmpty() ? QStringLiteral("png") : info.suffix();
    return info.path() + QLatin1Char('/') + info.completeBaseName()
        + QStringLiteral("-%1.").arg(i + 1) + suffix;
}

tl::expected<void, Failure> savePicture(const media::VideoFrame &frame,
    const model::VideoInfo &info, const QSize &size, const QString &path)
{
    media::PictureConverter converter;
    const auto image = converter.toImage(frame, info, size);
    if (!image)
        return tl::unexpected(failureOf(image.error()));
    if (!image->save(path))
        return tl::unexpected(failureOf({model::Error::Kind::NotWritable, {}}, path));
    return {};
}

// The engine's own path: one source for all times, each frame exact or an error.
Answer readFrames(const Wish &wish, media::OpenMedia media, const model::CancelToken &cancel)
{
    const media::MediaFile file = media.file;
    const media::ViewPtr ofFile = viewOfVideo(file);
    const media::SequenceView &view = *ofFile;
    const auto source = media::FrameSource::open(std::move(media));
    if (!source)
        return tl::unexpected(failureOf(source.error(), wish.path));
    QJsonArray frames;
    for (qsizetype i = 0; i < wish.times.size(); ++i) {
        const auto number = frameOf(wish.times[i], QStringLiteral("at"), view);
        if (!number)
            return tl::unexpected(number.error());
        if (number->value >= view.grid->count())
            return tl::unexpected(
                usageFailure(QStringLiteral("--at: %1 lies behind the last of %2 frames.")
                                 .arg(wish.times[i])
                                 .arg(view.grid->count())));
        QElapsedTimer clock;
        clock.start();
        const auto frame = (*source)->frame(*number, cancel);
        const double milliseconds = double(clock.nsecsElapsed()) / 1e6;
        if (!frame)
            return tl::unexpected(failureOf(frame.error(), wish.path));
        QJsonObject entry{{QStringLiteral("number"), qint64(number->value)},
            {QStringLiteral("pts"), qint64(frame->pts)},
            {QStringLiteral("time"), model::toSeconds(view.grid->timeOf(*number))},
            {QStringLiteral("milliseconds"), milliseconds},
            {QStringLiteral("md5"), QString::fromLatin1(render::pictureMd5(*frame).toHex())}};
        if (!wish.out.isEmpty()) {
            const QString path = pictureName(wish, i);
            if (const auto saved = savePicture(*frame, file.info.video, wish.size, path); !saved)
                return tl::unexpected(saved.error());
            entry.insert(QStringLiteral("file"), path);
        }
        frames.append(entry);
    }
    return frames;
}

// Whether every wished frame lies among those that are certain, so that the rest of the file need
// not be read. Not for timecodes: they count in the rate of the whole file.
bool hasAll(const media::MediaFile &soFar, const QStringList &times)
{
    const media::ViewPtr view = viewOfVideo(soFar);
    return std::ranges::all_of(times, [&view](const QString &time) {
        if (time.count(QLatin1Char(':')) > 2 || time.contains(QLatin1Char(';')))
            return false;
        const auto number = frameOf(time, QStringLiteral("at"), *view);
        return number && number->value + 1 < view->grid->count();
    });
}

std::optional<QSize> sizeOf(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^(\\d{1,5})x(\\d{1,5})$"));
    const auto m = form.match(text);
    const QSize size(m.captured(1).toInt(), m.captured(2).toInt());
    if (!m.hasMatch() || size.isEmpty() || size.width() > mostSide || size.height() > mostSide)
        return std::nullopt;
    return size;
}

QString lineOf(const QJsonObject &frame)
{
    return QStringLiteral("frame %1  pts %2  %3 ms  %4")
        .arg(frame[QStringLiteral("number")].toInteger())
        .arg(frame[QStringLiteral("pts")].toInteger())
        .arg(frame[QStringLiteral("milliseconds")].toDouble(), 0, 'f', 1)
        .arg(frame[QStringLiteral("md5")].toString());
}

} // namespace

void FrameCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addPositionalArgument(QStringLiteral("FILE"), QStringLiteral("The video."));
    parser.addOptions(
        {{QStringLiteral("at"),
             QStringLiteral(
                 "Which frames: 12.5, 00:12:03.500, 00:12:03:12 or 451f; several with commas."),
             QStringLiteral("TIME,…")},
            {QStringLiteral("size"), QStringLiteral("The largest size of the pictures."),
                QStringLiteral("WxH")},
            {{QStringLiteral("o"), QStringLiteral("output")},
                QStringLiteral("Where the picture goes; several get -1, -2 … before the suffix."),
                QStringLiteral("OUT.png")}});
}

void FrameCommand::start(const QCommandLineParser &parser)
{
    Wish wish{parser.positionalArguments().constFirst(),
        parser.value(QStringLiteral("at")).split(QLatin1Char(','), Qt::SkipEmptyParts), {},
        parser.value(QStringLiteral("output"))};
    if (wish.times.isEmpty())
        return fail(usageFailure(QStringLiteral("--at TIME is needed.")));
    if (parser.isSet(QStringLiteral("size"))) {
        const auto size = sizeOf(parser.value(QStringLiteral("size")));
        if (!size)
            return fail(usageFailure(QStringLiteral("--size wants WIDTHxHEIGHT, as in 640x360.")));
        wish.size = *size;
    }
    inBackground(
        QStringLiteral("Indexing"), wish.path,
        [wish](const model::CancelToken &cancel, const model::Progress &progress) -> Answer {
            auto media = media::openMediaToRead(wish.path, progress, cancel,
                [&wish](const media::MediaFile &soFar) { return hasAll(soFar, wish.times); });
            if (!media)
                return tl::unexpected(failureOf(media.error(), wish.path));
            return readFrames(wish, *std::move(media), cancel);
        },
        [this](const Answer::value_type &answer) {
            for (const auto &frame : answer)
                console().line(lineOf(frame.toObject()));
            console().result({{QStringLiteral("frames"), answer}});
            finish();
        });
}

} // namespace app::cli
