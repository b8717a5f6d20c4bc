// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/muxer.h"

#include "timeline/media/averror.h"
#include "timeline/media/fileurl.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <filesystem>
#include <system_error>

namespace timeline::render {

using media::avError;
using model::Error;
using model::fail;
using model::Result;

namespace {

constexpr int mostPartNames = 1000;

Error::Kind writeKind(int code)
{
    switch (code) {
    case AVERROR(ENOSPC):
    case AVERROR(EDQUOT):
    case AVERROR(EFBIG):
        return Error::Kind::DiskFull;
    case AVERROR(EACCES):
    case AVERROR(EPERM):
    case AVERROR(EROFS):
    case AVERROR(ENOENT):
    case AVERROR(EIO):
        return Error::Kind::NotWritable;
    default:
        return Error::Kind::Internal;
    }
}

} // namespace

Result<> checkWritable(const QString &path)
{
    const QFileInfo file(path);
    const QFileInfo folder(file.absolutePath());
    if (!folder.isDir())
        return fail(Error::Kind::NotWritable, QStringLiteral("there is no such folder"));
    if (file.isDir())
        return fail(Error::Kind::NotWritable, QStringLiteral("this is a folder"));
    if (!folder.isWritable() || (file.exists() && !file.isWritable()))
        return fail(Error::Kind::NotWritable, QStringLiteral("no permission to write there"));
    return {};
}

Result<std::unique_ptr<Muxer>> Muxer::create(const QString &path, const QString &format)
{
    if (auto ok = checkWritable(path); !ok)
        return tl::unexpected(ok.error());
    std::unique_ptr<Muxer> muxer(new Muxer);
    muxer->m_path = QFileInfo(path).absoluteFilePath();
    if (auto ok = muxer->createPart(); !ok)
        return tl::unexpected(ok.error());
    AVFormatContext *made = nullptr;
    const QByteArray url = media::fileUrl(muxer->m_partPath);
    avformat_alloc_output_context2(&made, nullptr, format.toUtf8().constData(), url.constData());
    muxer->m_output.reset(made);
    if (!made)
        return fail(
            Error::Kind::NoEncoder, QStringLiteral("this FFmpeg cannot write %1").arg(format));
    made->flags |= AVFMT_FLAG_BITEXACT; // no names of programs, no dates
    const int code = avio_open(&made->pb, url.constData(), AVIO_FLAG_WRITE);
    if (auto ok = muxer->checked(code, QStringLiteral("create the file")); !ok)
        return tl::unexpected(ok.error());
    return muxer;
}

Result<> Muxer::createPart()
{
    for (int i = 0; i < mostPartNames; ++i) {
        const QString name =
            m_path + (i == 0 ? QString() : QStringLiteral(".%1").arg(i)) + QStringLiteral(".part");
        QFile file(name);
        if (file.open(QIODevice::NewOnly | QIODevice::WriteOnly)) {
            m_partPath = name;
            return {};
        }
        if (!QFileInfo::exists(name))
            return fail(Error::Kind::NotWritable, file.errorString());
    }
    return fail(Error::Kind::NotWritable, QStringLiteral("too many unfinished files lie there"));
}

Muxer::~Muxer()
{
    m_output.reset();
    if (!m_partPath.isEmpty())
        QFile::remove(m_partPath);
}

Result<> Muxer::checked(int code, const QString &what) const
{
    // What the file system said may come up later and elsewhere: the byte stream remembers it.
    if (m_output && m_output->pb && m_output->pb->error < 0)
        code = m_output->pb->error;
    if (code < 0)
        return fail(writeKind(code), avError(code, what).detail);
    return {};
}

bool Muxer::wantsGlobalHeader() const
{
    return (m_output->oformat->flags & AVFMT_GLOBALHEADER) != 0;
}

void Muxer::setTimecode(const QString &timecode)
{
    av_dict_set(&m_output->metadata, "timecode", timecode.toUtf8().constData(), 0);
}

Result<int> Muxer::addStream(const AVCodecContext &encoder)
{
    AVStream *stream = avformat_new_stream(m_output.get(), nullptr);
    if (!stream || avcodec_parameters_from_context(stream->codecpar, &encoder) < 0)
        return fail(Error::Kind::Internal, QStringLiteral("no memory for a stream"));
    stream->time_base = encoder.time_base;
    if (encoder.codec_type == AVMEDIA_TYPE_VIDEO) {
        stream->avg_frame_rate = encoder.framerate;
        stream->sample_aspect_ratio = encoder.sample_aspect_ratio;
    }
    // Apple's players know HEVC by this tag only.
    const bool isMp4 = QByteArray(m_output->oformat->name) != "matroska";
    if (encoder.codec_id == AV_CODEC_ID_HEVC && isMp4)
        stream->codecpar->codec_tag = MKTAG('h', 'v', 'c', '1');
    return stream->index;
}

Result<> Muxer::start()
{
    if (m_output->oformat->priv_class && m_output->priv_data)
        av_opt_set(m_output->priv_data, "movflags", "+faststart", 0);
    const int code = avformat_write_header(m_output.get(), nullptr);
    m_hasStarted = code >= 0;
    return checked(code, QStringLiteral("write the header"));
}

Result<> Muxer::write(AVPacket &packet, int stream, AVRational timeBase)
{
    av_packet_rescale_ts(&packet, timeBase, m_output->streams[stream]->time_base);
    packet.stream_index = stream;
    return checked(
        av_interleaved_write_frame(m_output.get(), &packet), QStringLiteral("write a packet"));
}

Result<> Muxer::finish()
{
    if (!m_hasStarted)
        return fail(Error::Kind::Internal, QStringLiteral("nothing was written"));
    if (auto ok = checked(av_write_trailer(m_output.get()), QStringLiteral("write the index")); !ok)
        return ok;
    avio_flush(m_output->pb);
    if (auto ok = checked(0, QStringLiteral("write the file")); !ok)
        return ok;
    const int code = avio_closep(&m_output->pb);
    return checked(code, QStringLiteral("close the file"));
}

QString Muxer::release()
{
    m_output.reset();
    return std::exchange(m_partPath, QString());
}

Result<> Muxer::commit()
{
    m_output.reset();
    std::error_code error;
    // Unlike QFile::rename, this replaces the old file in one step.
    std::filesystem::rename(m_partPath.toStdU16String(), m_path.toStdU16String(), error);
    if (error)
        return fail(Error::Kind::NotWritable, QString::fromStdString(error.message()));
    m_partPath.clear();
    return {};
}

} // namespace timeline::render
