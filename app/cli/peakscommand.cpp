// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/peakscommand.h"

#include "app/cli/peaksout.h"
#include "app/cli/writing.h"
#include "timeline/model/replacefile.h"

namespace app::cli {

namespace {

constexpr QSize pictureSize(1600, 200);

using Answer = tl::expected<media::Peaks, Failure>;

bool isJson(const QString &path)
{
    return path.endsWith(QLatin1String(".json"), Qt::CaseInsensitive);
}

bool isPicture(const QString &path)
{
    return path.endsWith(QLatin1String(".png"), Qt::CaseInsensitive);
}

// Blocking.
Answer readAndWrite(const QString &path, const QString &out, const model::Progress &progress,
    const model::CancelToken &cancel)
{
    const auto file = media::openMedia(path, progress, cancel);
    if (!file)
        return tl::unexpected(failureOf(file.error(), path));
    const auto peaks = media::cachedPeaks(*file, {}, cancel);
    if (!peaks)
        return tl::unexpected(failureOf(peaks.error(), path));
    const model::Flicks start = file->index->start();
    const bool isWritten = isJson(out)
        ? model::replaceFile(out, peaksJson(*peaks)).has_value()
        : peaksPicture(*peaks, {start, start + file->index->duration()}, pictureSize).save(out);
    if (!isWritten)
        return tl::unexpected(failureOf({model::Error::Kind::NotWritable, {}}, out));
    return *peaks;
}

} // namespace

void PeaksCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addPositionalArgument(QStringLiteral("FILE"), QStringLiteral("The video."));
    parser.addOption({{QStringLiteral("o"), QStringLiteral("output")},
        QStringLiteral("The pyramid of lowest and highest samples, or its picture."),
        QStringLiteral("OUT.json|OUT.png")});
}

void PeaksCommand::start(const QCommandLineParser &parser)
{
    const QString path = parser.positionalArguments().constFirst();
    const QString out = parser.value(QStringLiteral("output"));
    if (!isJson(out) && !isPicture(out))
        return fail(usageFailure(QStringLiteral("-o OUT.json or -o OUT.png is needed.")));
    if (const auto ok = checkWritable(out); !ok)
        return fail(failureOf(ok.error(), out));
    inBackground(
        QStringLiteral("Reading"), path,
        [path, out](const model::CancelToken &cancel, const model::Progress &progress) {
            return readAndWrite(path, out, progress, cancel);
        },
        [this, out](const media::Peaks &peaks) {
            const qint64 count = peaks.isEmpty() ? 0 : qint64(peaks.level(0).size());
            console().result(
                {{QStringLiteral("file"), out}, {QStringLiteral("sampleRate"), peaks.sampleRate()},
                    {QStringLiteral("samplesPerPeak"), media::Peaks::samplesPerPeak},
                    {QStringLiteral("peaks"), count}});
            console().line(count == 0 ? out + QStringLiteral(" (no sound)") : out);
            finish();
        });
}

} // namespace app::cli
