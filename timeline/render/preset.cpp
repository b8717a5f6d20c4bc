// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/preset.h"

#include "timeline/media/ffmpeg.h"
#include "timeline/render/text.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <array>

namespace timeline::render {

namespace {

QStringList list(const char *words)
{
    return QString::fromLatin1(words).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

PresetFacts row(Preset preset, const char *word, const char *suffixes, const char *encoders,
    int mostBits, double bitsPerPixel, double richBitsPerPixel = 0)
{
    return {preset, QString::fromLatin1(word), list(suffixes), list(encoders), mostBits,
        bitsPerPixel, richBitsPerPixel};
}

struct Suffix {
    const char *suffix;
    const char *muxer;
};
constexpr std::array muxers{Suffix{"mp4", "mp4"}, Suffix{"m4v", "mp4"}, Suffix{"mov", "mov"},
    Suffix{"mkv", "matroska"}, Suffix{"webm", "webm"}, Suffix{"wav", "wav"}, Suffix{"m4a", "ipod"}};

QString muxerOf(const QString &suffix)
{
    const auto found = std::ranges::find_if(
        muxers, [&](const Suffix &each) { return suffix == QLatin1String(each.suffix); });
    return found == muxers.end() ? QString() : QString::fromLatin1(found->muxer);
}

// 444, 422 or 420; what is no YUV is written as 420.
QString chromaOf(const model::VideoInfo &video)
{
    const bool isYuv = video.pixelFormat.startsWith(QLatin1String("yuv"));
    for (const char *chroma : {"444", "422"}) {
        if (isYuv && video.pixelFormat.contains(QLatin1String(chroma)))
            return QString::fromLatin1(chroma);
    }
    return QStringLiteral("420");
}

QString chromaFor(Preset preset, const model::VideoInfo &source)
{
    switch (preset) {
    case Preset::MatchSource:
    case Preset::Hevc:
        return chromaOf(source);
    case Preset::ProRes:
    case Preset::TakeAlone:
        return QStringLiteral("422");
    default:
        return QStringLiteral("420");
    }
}

} // namespace

const std::vector<PresetFacts> &presets()
{
    // Bits a pixel: of 1080p footage of a camera at the quality of qualityOf(); ProRes 422 HQ has
    // its own rate, 220 Mbit/s at 1080p30.
    static const std::vector<PresetFacts> all{
        row(Preset::MatchSource, "match", "mp4 m4v mov mkv", "", 10, 0.25, 0.45),
        row(Preset::H264, "h264", "mp4 m4v mov mkv", "libx264", 8, 0.25, 0.45),
        row(Preset::Hevc, "hevc", "mp4 m4v mov mkv", "libx265", 10, 0.2, 0.45),
        row(Preset::ProRes, "prores", "mov", "prores_ks", 10, 3.6),
        row(Preset::Vp9, "vp9", "webm mkv mp4", "libvpx-vp9", 10, 0.2, 0.45),
        row(Preset::Av1, "av1", "mp4 webm mkv", "libsvtav1 libaom-av1", 10, 0.2, 0.45),
        row(Preset::SoundOnly, "sound", "wav m4a", "", 10, 0),
        row(Preset::TakeAlone, "take", "mov", "prores_ks", 10, 3.6),
        row(Preset::SideBySide, "review", "mp4 m4v mov mkv", "libx264", 8, 0.25, 0.45),
    };
    return all;
}

const PresetFacts &factsOf(Preset preset)
{
    return *std::ranges::find(presets(), preset, &PresetFacts::preset);
}

std::optional<Preset> presetCalled(const QString &word)
{
    const auto found = std::ranges::find(presets(), word, &PresetFacts::word);
    return found == presets().end() ? std::nullopt : std::optional(found->preset);
}

QString containerFor(Preset preset, const QString &path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    return factsOf(preset).suffixes.contains(suffix) ? muxerOf(suffix) : QString();
}

QString suffixRule(Preset preset)
{
    QStringList suffixes = factsOf(preset).suffixes;
    suffixes.removeOne(QStringLiteral("m4v")); // MP4 under another name
    for (QString &suffix : suffixes)
        suffix.prepend(QLatin1Char('.'));
    const QString last = suffixes.takeLast();
    return suffixes.isEmpty()
        ? Text::tr("the name must end in %1").arg(last)
        : Text::tr("the name must end in %1 or %2").arg(suffixes.join(QStringLiteral(", ")), last);
}

QString withSuffixFor(Preset preset, const QString &path)
{
    const QFileInfo file(path);
    if (file.fileName().isEmpty() || !containerFor(preset, path).isEmpty())
        return path;
    const bool isKnown = !muxerOf(file.suffix().toLower()).isEmpty();
    const QString name = isKnown ? file.completeBaseName() : file.fileName();
    return file.dir().filePath(name + QLatin1Char('.') + factsOf(preset).suffixes.front());
}

QString pictureEncoder(Preset preset, const model::VideoInfo &source)
{
    if (preset == Preset::MatchSource)
        return source.codec == QLatin1String("hevc") ? QStringLiteral("libx265")
                                                     : QStringLiteral("libx264");
    for (const QString &encoder : factsOf(preset).encoders) {
        if (avcodec_find_encoder_by_name(encoder.toLatin1().constData()))
            return encoder;
    }
    return {};
}

QString soundEncoder(Preset preset, const QString &container, bool isWide)
{
    const bool isPlain = preset == Preset::ProRes || container == QLatin1String("wav");
    if (isPlain)
        return isWide ? QStringLiteral("pcm_s24le") : QStringLiteral("pcm_s16le");
    const bool isFree = preset == Preset::Vp9 || preset == Preset::Av1;
    if (container == QLatin1String("webm") || (isFree && container == QLatin1String("matroska")))
        return QStringLiteral("libopus");
    const bool isFixed = isFree || preset == Preset::SoundOnly;
    return isFixed ? QStringLiteral("aac") : QString();
}

QString pixelFormatFor(Preset preset, const model::VideoInfo &source)
{
    const bool isDeep = preset == Preset::ProRes || preset == Preset::TakeAlone
        || (source.bitDepth > 8 && factsOf(preset).mostBits > 8);
    return QStringLiteral("yuv%1p%2")
        .arg(chromaFor(preset, source), isDeep ? QStringLiteral("10le") : QString());
}

QStringList pictureLosses(Preset preset, const model::VideoInfo &source, bool isHdr)
{
    QStringList losses;
    const int bits = factsOf(preset).mostBits;
    if (isHdr && bits == 8)
        losses << Text::tr("HDR becomes SDR.");
    if (source.bitDepth > bits)
        losses << Text::tr("%1-bit colour becomes %2-bit.").arg(source.bitDepth).arg(bits);
    const QString had = chromaOf(source), has = chromaFor(preset, source);
    const auto spelt = [](const QString &chroma) {
        return QStringLiteral("%1:%2:%3").arg(chroma[0]).arg(chroma[1]).arg(chroma[2]);
    };
    if (had > has)
        losses << Text::tr("Colour at %1 becomes %2.").arg(spelt(had), spelt(has));
    if (source.pixelFormat.startsWith(QLatin1String("yuva")))
        losses << Text::tr("Transparency is left out.");
    if (source.interlaced)
        losses << Text::tr("Interlaced pictures are written as whole frames.");
    return losses;
}

double qualityOf(const QString &encoder)
{
    if (encoder == QLatin1String("libx265"))
        return 16;
    // Of a scale to 63 instead of 51.
    const bool isLong = encoder.startsWith(QLatin1String("libvpx"))
        || encoder == QLatin1String("libsvtav1") || encoder == QLatin1String("libaom-av1");
    return isLong ? 20 : 14;
}

QString speedOf(const QString &encoder)
{
    if (encoder == QLatin1String("libsvtav1"))
        return QStringLiteral("8");
    return encoder.startsWith(QLatin1String("libx26")) ? QStringLiteral("fast") : QString();
}

} // namespace timeline::render
