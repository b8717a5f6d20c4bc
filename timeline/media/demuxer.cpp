// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/demuxer.h"

#include "timeline/media/averror.h"
#include "timeline/media/fileurl.h"
#include "timeline/media/openfault.h"
#include "timeline/media/threadguard.h"

#include <algorithm>

namespace timeline::media {

using Kind = model::Error::Kind;

namespace {

// Demuxers that read one self-contained file. Nothing that names other files (hls, dash, concat,
// image2, mlv …), nothing that runs a script. Sound-only ones are here to be told apart from
// rubbish.
constexpr const char *formats =
    "mov,mp4,matroska,webm,mpegts,mpeg,mpegvideo,avi,flv,mxf,ogg,asf,ivf,h264,hevc,av1,obu,m4v,dv,"
    "nut,gxf,"
    "wtv,vc1,yuv4mpegpipe,gif,mjpeg,wav,w64,mp3,aac,flac,aiff,caf,ac3,eac3,dts,amr,au,opus";

// A damaged header may make a demuxer search for long; ordinary files take milliseconds.
constexpr std::chrono::seconds openTimeout{60};

class Options {
public:
    Options() = default;
    Options(const Options &) = delete;
    Options &operator=(const Options &) = delete;
    ~Options() { av_dict_free(&m_dict); }
    void set(const char *key, const char *value) { av_dict_set(&m_dict, key, value, 0); }
    void set(const char *key, std::int64_t value) { av_dict_set_int(&m_dict, key, value, 0); }
    AVDictionary **get() { return &m_dict; }

private:
    AVDictionary *m_dict = nullptr;
};

bool isTooLarge(const AVCodecParameters &p)
{
    return p.width > maxPictureSide || p.height > maxPictureSide
        || std::int64_t(p.width) * p.height > maxPicturePixels;
}

bool isMovFormat(const AVFormatContext &context)
{
    return QLatin1String(context.iformat->name).startsWith(QLatin1String("mov,"));
}

// Every stream stands in the header, with all that is needed to read its packets.
bool namesItsStreams(const AVFormatContext &context)
{
    return isMovFormat(context)
        || QLatin1String(context.iformat->name).startsWith(QLatin1String("matroska"));
}

} // namespace

Demuxer::Demuxer()
    : m_guard(std::make_unique<Guard>())
{
}

Demuxer::~Demuxer() = default;

int Demuxer::interrupted(void *guard)
{
    const auto *g = static_cast<const Guard *>(guard);
    return g->cancel.isCancelled() || std::chrono::steady_clock::now() > g->deadline;
}

model::Result<std::unique_ptr<Demuxer>> Demuxer::open(
    const QString &path, const model::CancelToken &cancel, Look look)
{
    Q_ASSERT_X(mayBlock(), "Demuxer::open", "a file is opened on the window's thread");
    if (auto ok = checkFile(path); !ok)
        return tl::unexpected(ok.error());
    // What matters of FFmpeg's chatter reaches people as an Error.
    static const bool isQuiet = (av_log_set_level(AV_LOG_FATAL), true);
    Q_UNUSED(isQuiet);
    std::unique_ptr<Demuxer> demuxer(new Demuxer);
    demuxer->m_path = path;
    demuxer->m_look = look;
    demuxer->m_guard->cancel = cancel;
    demuxer->m_guard->deadline = std::chrono::steady_clock::now() + openTimeout;
    if (auto ok = demuxer->openInput(path); !ok)
        return tl::unexpected(ok.error());
    if (auto ok = demuxer->checkSizes(); !ok)
        return tl::unexpected(ok.error());
    if (look == Look::Streams || !namesItsStreams(demuxer->context())) {
        if (auto ok = demuxer->findStreams(); !ok)
            return tl::unexpected(ok.error());
        if (auto ok = demuxer->checkSizes(); !ok)
            return tl::unexpected(ok.error());
    }
    demuxer->m_guard->deadline = std::chrono::steady_clock::time_point::max();
    return demuxer;
}

model::Result<> Demuxer::openInput(const QString &path)
{
    auto file = FileInput::open(path, [guard = m_guard.get()] { return interrupted(guard) != 0; });
    if (!file)
        return tl::unexpected(file.error());
    AVFormatContext *context = avformat_alloc_context();
    if (!context)
        return model::fail(Kind::TooLarge, QStringLiteral("out of memory"));
    context->pb = (*file)->context();
    context->interrupt_callback = {&Demuxer::interrupted, m_guard.get()};
    Options options;
    options.set("protocol_whitelist", "file");
    options.set("format_whitelist", formats);
    options.set("max_streams", maxStreams);
    options.set("enable_drefs", "0");
    const QByteArray url = fileUrl(path);
    const int code = avformat_open_input(&context, url.constData(), nullptr, options.get());
    if (code < 0) // the context is freed by then
        return tl::unexpected(whyNotOpened(path, code));
    m_file = *std::move(file);
    m_input.reset(context);
    return {};
}

model::Result<> Demuxer::checkSizes() const
{
    for (unsigned i = 0; i < m_input->nb_streams; ++i) {
        const AVCodecParameters &p = *m_input->streams[i]->codecpar;
        if (p.codec_type == AVMEDIA_TYPE_VIDEO && isTooLarge(p))
            return model::fail(
                Kind::TooLarge, QStringLiteral("%1x%2 pixels").arg(p.width).arg(p.height));
    }
    return {};
}

model::Result<> Demuxer::findStreams()
{
    const unsigned count = m_input->nb_streams;
    std::vector<Options> options(count);
    std::vector<AVDictionary *> dictionaries;
    for (Options &o : options) {
        o.set("max_pixels", maxPicturePixels);
        o.set("threads", 1);
        dictionaries.push_back(std::exchange(*o.get(), nullptr));
    }
    const int code = avformat_find_stream_info(
        m_input.get(), dictionaries.empty() ? nullptr : dictionaries.data());
    for (AVDictionary *&dictionary : dictionaries)
        av_dict_free(&dictionary);
    if (m_guard->cancel.isCancelled())
        return model::fail(Kind::Cancelled, QStringLiteral("cancelled"));
    if (code < 0)
        return avFail(code, QStringLiteral("look at the streams"));
    return {};
}

AVStream *Demuxer::stream(int index) const
{
    return index >= 0 && unsigned(index) < m_input->nb_streams ? m_input->streams[index] : nullptr;
}

int Demuxer::pictureStream() const
{
    constexpr int notPictures =
        AV_DISPOSITION_ATTACHED_PIC | AV_DISPOSITION_TIMED_THUMBNAILS | AV_DISPOSITION_STILL_IMAGE;
    int best = -1;
    std::pair<bool, std::int64_t> bestRank{false, -1};
    for (unsigned i = 0; i < m_input->nb_streams; ++i) {
        const AVStream &s = *m_input->streams[i];
        if (s.codecpar->codec_type != AVMEDIA_TYPE_VIDEO || (s.disposition & notPictures))
            continue;
        const std::pair rank{bool(s.disposition & AV_DISPOSITION_DEFAULT),
            std::int64_t(s.codecpar->width) * s.codecpar->height};
        if (rank > bestRank) {
            bestRank = rank;
            best = int(i);
        }
    }
    return best;
}

std::vector<int> Demuxer::soundStreams() const
{
    std::vector<int> found;
    for (unsigned i = 0; i < m_input->nb_streams; ++i) {
        if (m_input->streams[i]->codecpar->codec_type == AVMEDIA_TYPE_AUDIO)
            found.push_back(int(i));
    }
    return found;
}

void Demuxer::setCancel(const model::CancelToken &cancel)
{
    m_guard->cancel = cancel;
}

void Demuxer::readOnly(const std::vector<int> &streams)
{
    m_wanted = streams;
    for (unsigned i = 0; i < m_input->nb_streams; ++i) {
        const bool wanted = std::ranges::find(streams, int(i)) != streams.end();
        m_input->streams[i]->discard = wanted ? AVDISCARD_NONE : AVDISCARD_ALL;
    }
}

bool Demuxer::isMov() const
{
    return isMovFormat(*m_input);
}

bool Demuxer::leaveOutAllButKeys(int index)
{
    AVStream *s = stream(index);
    if (!s || !isMov())
        return false;
    std::vector<FileInput::Span> spans;
    const int count = avformat_index_get_entries_count(s);
    spans.reserve(std::size_t(count));
    for (int i = 0; i < count; ++i) {
        const AVIndexEntry *entry = avformat_index_get_entry(s, i);
        if (entry && !(entry->flags & AVINDEX_KEYFRAME) && entry->size > 0)
            spans.push_back({entry->pos, entry->size});
    }
    m_file->leaveOut(std::move(spans));
    return true;
}

void Demuxer::leaveOutNothing()
{
    m_file->leaveOut({});
}

model::Result<bool> Demuxer::read(AVPacket &packet)
{
    Q_ASSERT_X(mayBlock(), "Demuxer::read", "a file is read on the window's thread");
    for (;;) {
        av_packet_unref(&packet);
        const int code = av_read_frame(m_input.get(), &packet);
        if (m_guard->cancel.isCancelled())
            return model::fail(Kind::Cancelled, QStringLiteral("cancelled"));
        if (code == AVERROR_EOF)
            return false;
        if (code < 0)
            return avFail(code, QStringLiteral("read a packet"));
        const AVStream *s = stream(packet.stream_index);
        if (s && s->discard != AVDISCARD_ALL)
            return true;
    }
}

model::Result<> Demuxer::seek(int stream, std::int64_t dts)
{
    // A cancelled read leaves its mark on the reader.
    if (m_input->pb) {
        m_input->pb->error = 0;
        m_input->pb->eof_reached = 0;
    }
    const int code = av_seek_frame(m_input.get(), stream, dts, AVSEEK_FLAG_BACKWARD);
    if (code < 0)
        return avFail(code, QStringLiteral("seek"));
    return {};
}

model::Result<> Demuxer::rewind()
{
    if (m_input->pb) {
        m_input->pb->error = 0;
        m_input->pb->eof_reached = 0;
    }
    int code = avformat_seek_file(m_input.get(), -1, INT64_MIN, INT64_MIN, INT64_MAX, 0);
    if (code < 0)
        code = av_seek_frame(m_input.get(), -1, 0, AVSEEK_FLAG_BYTE | AVSEEK_FLAG_BACKWARD);
    if (code < 0)
        return avFail(code, QStringLiteral("seek to the start"));
    return {};
}

model::Result<> Demuxer::reopen()
{
    auto fresh = open(m_path, m_guard->cancel, m_look);
    if (!fresh)
        return tl::unexpected(fresh.error());
    if ((*fresh)->context().nb_streams < context().nb_streams)
        return model::fail(Kind::SourceChanged, QStringLiteral("the file has other streams now"));
    m_input = std::move((*fresh)->m_input); // before what the old one calls
    m_file = std::move((*fresh)->m_file);
    m_guard = std::move((*fresh)->m_guard);
    if (!m_wanted.empty())
        readOnly(std::vector<int>(m_wanted));
    return {};
}

} // namespace timeline::media
