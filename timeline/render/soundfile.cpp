// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/soundfile.h"

#include "timeline/media/sequencereader.h"
#include "timeline/render/encoder.h"
#include "timeline/render/muxer.h"

namespace timeline::render {

using model::Error;
using model::fail;
using model::Result;

namespace {

constexpr std::int64_t atOnce = 48'000; // samples

struct File {
    std::unique_ptr<Muxer> muxer;
    std::unique_ptr<AudioEncoder> encoder;
    PacketSink sink;
};

Result<File> begin(const ExportPlan &plan, const QString &path)
{
    File file;
    auto muxer = Muxer::create(path, plan.container);
    if (!muxer)
        return tl::unexpected(muxer.error());
    file.muxer = std::move(*muxer);
    AudioSettings settings;
    settings.codec = plan.audioCodec;
    settings.rate = plan.sampleRate;
    settings.channels = plan.channels;
    settings.bits = plan.sampleBits;
    auto encoder = AudioEncoder::open(settings, file.muxer->wantsGlobalHeader());
    if (!encoder)
        return tl::unexpected(encoder.error());
    file.encoder = std::move(*encoder);
    const auto stream = file.muxer->addStream(file.encoder->context());
    if (!stream)
        return tl::unexpected(stream.error());
    // WAV's own sizes end at 4 GB.
    if (plan.container == QLatin1String("wav"))
        av_opt_set(file.muxer->context().priv_data, "rf64", "auto", 0);
    file.sink = [muxer = file.muxer.get(), timeBase = file.encoder->context().time_base,
                    n = *stream](AVPacket &packet) { return muxer->write(packet, n, timeBase); };
    if (auto ok = file.muxer->start(); !ok)
        return tl::unexpected(ok.error());
    return file;
}

} // namespace

Result<> writeSoundFile(const media::ViewPtr &view, const ExportPlan &plan, const QString &path,
    const model::Progress &progress, const model::CancelToken &cancel)
{
    auto file = begin(plan, path);
    if (!file)
        return tl::unexpected(file.error());
    media::SequenceReader reader(view, media::SequenceReader::Use::Playback);
    const std::int64_t all = model::toTicks(view->grid->length(), {1, plan.sampleRate});
    std::vector<float> sound;
    for (std::int64_t first = 0; first < all; first += atOnce) {
        if (cancel.isCancelled())
            return fail(Error::Kind::Cancelled);
        sound.resize(std::size_t(std::min(atOnce, all - first) * plan.channels));
        auto ok = reader.samples(first, plan.sampleRate, plan.channels, sound).and_then([&] {
            return file->encoder->encode(sound, file->sink);
        });
        if (!ok)
            return ok;
        if (progress)
            progress(double(first) / double(all));
    }
    if (auto ok = file->encoder->finish(file->sink); !ok)
        return ok;
    if (auto ok = file->muxer->finish(); !ok)
        return ok;
    if (cancel.isCancelled())
        return fail(Error::Kind::Cancelled);
    return file->muxer->commit();
}

} // namespace timeline::render
