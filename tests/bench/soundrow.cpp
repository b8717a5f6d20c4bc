// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/program.h"
#include "tests/bench/rows.h"
#include "tests/bench/waiting.h"
#include "tests/support/testsequence.h"
#include "timeline/media/waveform.h"

namespace bench {

namespace media = timeline::media;

namespace {

double makeWaveform(const media::ViewPtr &view)
{
    return timed([&view] {
        media::Waveform waveform;
        waveform.setView(view);
        if (!waitFor(
                waveform, &media::Waveform::grown, [&] { return waveform.isComplete(); }, 600'000))
            qFatal("the waveform is not made");
    });
}

} // namespace

std::vector<Line> soundRow(const Context &context)
{
    const media::ViewPtr view = testsupport::openSequence(context.material.hour);
    const auto medians = interleaved(context.rounds,
        {[&] {
             emptyCaches();
             return makeWaveform(view);
         },
            [&] {
                return timeOf(QStringLiteral("ffmpeg"),
                    words("-v error -nostdin -i") + QStringList{context.material.hour}
                        + words("-map 0:a -f null -"));
            },
            [&] { return makeWaveform(view); }});
    return {{QStringLiteral("waveform of 1 h AAC"), Unit::Milliseconds, medians[0],
                QStringLiteral("ffmpeg -f null"), medians[1], 1.1,
                QStringLiteral("Waveform without its disk cache")},
        {QStringLiteral("the same waveform again"), Unit::Milliseconds, medians[2], {}, {}, 100,
            QStringLiteral("from its disk cache")}};
}

} // namespace bench
