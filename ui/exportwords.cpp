// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exportwords.h"

#include "ui/words.h"

#include <QCoreApplication>
#include <QLocale>

namespace ui::words {

using render::Preset;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ui::words", text);
}

QString soundName(const QString &encoder)
{
    if (encoder == QLatin1String("aac"))
        return QStringLiteral("AAC");
    if (encoder == QLatin1String("libopus"))
        return QStringLiteral("Opus");
    return encoder.startsWith(QLatin1String("pcm_")) ? QStringLiteral("PCM") : encoder;
}

} // namespace

QString presetTitle(Preset preset)
{
    switch (preset) {
    case Preset::MatchSource:
        return tr("As the source");
    case Preset::H264:
        return QStringLiteral("H.264");
    case Preset::Hevc:
        return QStringLiteral("HEVC (H.265)");
    case Preset::ProRes:
        return QStringLiteral("ProRes 422 HQ");
    case Preset::Vp9:
        return QStringLiteral("VP9");
    case Preset::Av1:
        return QStringLiteral("AV1");
    case Preset::SoundOnly:
        return tr("Sound only");
    case Preset::TakeAlone:
        return tr("One take alone");
    case Preset::SideBySide:
        break;
    }
    return tr("Side by side, for review");
}

QString presetNote(Preset preset)
{
    switch (preset) {
    case Preset::MatchSource:
        return tr("Copies what no retake touched, bit by bit, where the file allows it.");
    case Preset::H264:
        return tr("Plays everywhere. 8-bit colour; HDR becomes SDR.");
    case Preset::Hevc:
        return tr("Smaller than H.264; 10 bits and HDR stay. Some browsers cannot play it.");
    case Preset::ProRes:
        return tr("For further editing: 10 bits, hardly any loss, sound as PCM. Very large.");
    case Preset::Vp9:
        return tr("For the web, free of licences. Sound as Opus, in .mp4 as AAC. Takes long.");
    case Preset::Av1:
        return tr("Small files, free of licences. Takes long, and older devices cannot play it.");
    case Preset::SoundOnly:
        return tr(".wav keeps every sample, .m4a is small.");
    case Preset::TakeAlone:
        return tr("As a file that fits the sequence in size, rate and length, with its timecode. "
                  "ProRes 422 HQ.");
    case Preset::SideBySide:
        break;
    }
    return tr("The original on the left, the video as it is now on the right, with timecode and "
              "frame number. H.264, 8 bits.");
}

QString codecName(const QString &encoder)
{
    const std::pair<QLatin1String, QLatin1String> known[] = {
        {QLatin1String("libx264"), QLatin1String("H.264")},
        {QLatin1String("libx265"), QLatin1String("HEVC")},
        {QLatin1String("prores_ks"), QLatin1String("ProRes")},
        {QLatin1String("libvpx-vp9"), QLatin1String("VP9")},
        {QLatin1String("libsvtav1"), QLatin1String("AV1")},
        {QLatin1String("libaom-av1"), QLatin1String("AV1")}};
    for (const auto &[name, said] : known) {
        if (encoder == name)
            return said;
    }
    return encoder;
}

QString piecePlan(const render::ExportPlan &plan)
{
    const QString codec = QStringLiteral("%1, %2").arg(codecName(plan.videoCodec), size(plan.size));
    switch (plan.preset) {
    case Preset::SoundOnly:
        return tr("The sound is written without pictures (%1, %2 kHz, channels: %3).")
            .arg(soundName(plan.audioCodec), QLocale().toString(plan.sampleRate / 1000.0, 'g', 4))
            .arg(plan.channels);
    case Preset::TakeAlone:
        return tr("The take alone is written: %1 (%2).").arg(frames(plan.frames), codec);
    case Preset::SideBySide:
        return tr("All %1 are written beside their originals (%2).")
            .arg(frames(plan.frames), codec);
    default:
        return {};
    }
}

} // namespace ui::words
