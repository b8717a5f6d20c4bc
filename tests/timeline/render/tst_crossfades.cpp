// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Golden frames: the sum that a crossfade is, worked out here from the decoded files, what the
// window shows and what an export holds are the same.

#include "tests/support/testsequence.h"
#include "timeline/edit/edits.h"
#include "timeline/edit/joins.h"
#include "timeline/media/cutview.h"
#include "timeline/media/ffmpeg.h"
#include "timeline/media/frameserver.h"
#include "timeline/media/picture.h"
#include "timeline/media/pictureplanes.h"
#include "timeline/media/sequencereader.h"
#include "timeline/render/exporter.h"
#include "timeline/render/fullencode.h"
#include "timeline/render/picturehash.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <array>
#include <climits>
#include <cmath>
#include <numbers>
#include <optional>

using namespace timeline;
using model::FrameNumber;
using model::FrameRange;
using render::Preset;
using testsupport::MediaSpec;

namespace {

constexpr FrameRange range{{40}, {60}}; // of the take
constexpr std::int64_t context = 8; // frames of its window on either side
constexpr std::array crossfades{7, 12}; // into it and out of it
constexpr FrameRange in{{37}, {44}}, out{{54}, {66}}; // where these are
constexpr FrameRange looked{{34}, {69}};
constexpr int patience = 20'000;

struct Kind {
    const char *name;
    const char *args;
    const char *format;
    const char *suffix;
    double leastPsnr; // of an encoder that is not lossless
};

constexpr std::array kinds{
    Kind{"H.264, 8 bits", "-c:v libx264 -preset veryfast -g 25 -bf 2 -sc_threshold 0", "yuv420p",
        "mp4", 38},
    Kind{"H.265, 10 bits",
        "-c:v libx265 -preset ultrafast -tag:v hvc1 -x265-params "
        "log-level=error:keyint=25:open-gop=0:bframes=2",
        "yuv420p10le", "mp4", 38},
    Kind{"Motion JPEG, 8 bits of full range", "-c:v mjpeg -q:v 2", "yuvj420p", "mov", 38},
    Kind{"ProRes, 10 bits", "-c:v prores_ks -profile:v 3", "yuv422p10le", "mov", 50},
};

MediaSpec spec(const Kind &kind, bool isTake)
{
    MediaSpec spec;
    spec.name = QString::fromLatin1(kind.name);
    spec.frames = isTake ? int(range.count() + 2 * context) : 100;
    spec.firstNumber = isTake ? 2000 : 0;
    spec.videoArgs = QString::fromLatin1(kind.args).split(QLatin1Char(' '));
    spec.pixelFormat = QString::fromLatin1(kind.format);
    spec.extension = QString::fromLatin1(kind.suffix);
    if (spec.extension == QLatin1String("mov"))
        spec.audioArgs = QStringList{QStringLiteral("-c:a"), QStringLiteral("pcm_s16le")};
    return spec;
}

// A take in its place, its window wider than its range, mixed with what it lies in at both ends.
struct Bench {
    media::MediaFile source, take;
    media::ViewPtr view;
};

Bench made(const Kind &kind)
{
    Bench bench{testsupport::opened(testsupport::make(spec(kind, false))),
        testsupport::opened(testsupport::make(spec(kind, true))), {}};
    const media::ViewPtr plain = testsupport::sequenceOf(bench.source);
    const auto at = [&](std::int64_t n) { return plain->grid->timeOf({n}); };
    const FrameRange window{range.begin - context, range.end + context};
    model::Project project = plain->project;
    model::Media media;
    media.id = project.newId<model::MediaTag>();
    media.path = bench.take.path;
    media.info = bench.take.info;
    model::Take take;
    take.id = project.newId<model::TakeTag>();
    take.media = media.id;
    take.number = 1;
    for (FrameNumber n = window.begin; n < window.end; n = n + 1)
        take.frameMap.entries.push_back({at(n.value) - at(window.begin.value), n - window.begin});
    take.frameMap.length = at(window.end.value) - at(window.begin.value);
    take.frameMap.soundOffset = bench.take.index->start();
    project.media.push_back(media);
    project.takes.push_back(take);
    media::MediaFiles files = plain->files;
    files.insert(media.id, bench.take);
    auto edited = edit::layTake(project, take.id, plain->grid->shown(range), at(32))
                      .and_then([&](const model::Project &laid) {
                          return edit::chooseTake(laid, take.id, edit::Part::Both);
                      });
    for (std::size_t i = 0; i < crossfades.size() && edited; ++i)
        edited = edit::setCrossfade(
            *edited, media::indexesOf(files), edited->sequence.clips[i + 1].id, crossfades[i]);
    if (!edited)
        qFatal("%s", qPrintable(edited.error().detail));
    bench.view = media::makeView(*edited, files);
    return bench;
}

// Share of the take in frame n, as the crossfades above have it.
double shareOfTake(std::int64_t n)
{
    if (n < in.begin.value || n >= out.end.value)
        return 0;
    if (n < in.end.value)
        return (double(n - in.begin.value) + 0.5) / double(in.count());
    return n < out.begin.value ? 1 : 1 - (double(n - out.begin.value) + 0.5) / double(out.count());
}

media::CodedFormat storedAs(const media::MediaFile &file)
{
    const AVCodecParameters &codec = *file.pictureCodec;
    return {{codec.width, codec.height}, AVPixelFormat(codec.format), file.info.video.color, 0};
}

media::VideoFrame shared(media::FramePtr frame)
{
    return {std::shared_ptr<const AVFrame>(std::move(frame)), {}, 0};
}

media::VideoFrame storedFrame(
    const media::ViewPtr &view, const media::MediaFile &like, std::int64_t n)
{
    auto frame = media::SequenceReader(view).codedFrame({n}, storedAs(like));
    if (!frame)
        qFatal("frame %lld: %s", static_cast<long long>(n), qPrintable(frame.error().detail));
    return shared(std::move(*frame));
}

// Each sample by itself, in floating point.
template <class Sample>
void addUp(const AVFrame &a, const AVFrame &b, double shareOfB, AVFrame &sum, int plane, QSize size)
{
    const auto line = [&](const AVFrame &of, int y) {
        return reinterpret_cast<Sample *>(of.data[plane] + std::ptrdiff_t(y) * of.linesize[plane]);
    };
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x)
            line(sum, y)[x] =
                Sample(std::lround((1 - shareOfB) * line(a, y)[x] + shareOfB * line(b, y)[x]));
    }
}

QSize sizeOf(const AVFrame &frame, int plane)
{
    const AVPixFmtDescriptor &d = *av_pix_fmt_desc_get(AVPixelFormat(frame.format));
    const QSize whole(frame.width, frame.height);
    return plane == 0 ? whole
                      : QSize(whole.width() >> d.log2_chroma_w, whole.height() >> d.log2_chroma_h);
}

bool isDeep(const AVFrame &frame)
{
    return av_pix_fmt_desc_get(AVPixelFormat(frame.format))->comp[0].depth > 8;
}

template <class Sample> int farthestIn(const AVFrame &a, const AVFrame &b, int plane, QSize size)
{
    int most = 0;
    for (std::ptrdiff_t y = 0; y < size.height(); ++y) {
        const auto *p = reinterpret_cast<const Sample *>(a.data[plane] + y * a.linesize[plane]);
        const auto *q = reinterpret_cast<const Sample *>(b.data[plane] + y * b.linesize[plane]);
        for (int x = 0; x < size.width(); ++x)
            most = std::max(most, std::abs(int(p[x]) - int(q[x])));
    }
    return most;
}

// Of any sample, in steps of its own depth. A sum that lies just between two steps may be either.
int farthest(const media::VideoFrame &a, const media::VideoFrame &b)
{
    const AVFrame &p = *a.picture, &q = *b.picture;
    int most = 0;
    for (int plane = 0; plane < 3; ++plane) {
        const QSize size = sizeOf(p, plane);
        if (size != sizeOf(q, plane))
            return INT_MAX;
        const auto compare = isDeep(p) ? farthestIn<std::uint16_t> : farthestIn<std::uint8_t>;
        most = std::max(most, compare(p, q, plane, size));
    }
    return most;
}

media::VideoFrame computed(const media::VideoFrame &a, const media::VideoFrame &b, double shareOfB)
{
    auto sum = media::newPicture(sizeOf(*a.picture, 0), AVPixelFormat(a.picture->format)).value();
    av_frame_copy_props(sum.get(), a.picture.get());
    const auto add = isDeep(*sum) ? addUp<std::uint16_t> : addUp<std::uint8_t>;
    for (int plane = 0; plane < 3; ++plane)
        add(*a.picture, *b.picture, shareOfB, *sum, plane, sizeOf(*sum, plane));
    return shared(std::move(sum));
}

// What frame n has to be, as the source stores its pictures.
media::VideoFrame golden(const Bench &bench, std::int64_t n)
{
    const media::ViewPtr source = testsupport::sequenceOf(bench.source);
    const media::ViewPtr take = testsupport::sequenceOf(bench.take);
    const double share = shareOfTake(n);
    if (share == 0)
        return storedFrame(source, bench.source, n);
    const media::VideoFrame taken =
        storedFrame(take, bench.source, n - range.begin.value + context);
    return share == 1 ? taken : computed(storedFrame(source, bench.source, n), taken, share);
}

// Of any channel of any pixel.
int farthest(const QImage &a, const QImage &b)
{
    if (a.size() != b.size())
        return 256;
    int most = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const QRgb p = a.pixel(x, y), q = b.pixel(x, y);
            most = std::max({most, std::abs(qRed(p) - qRed(q)), std::abs(qGreen(p) - qGreen(q)),
                std::abs(qBlue(p) - qBlue(q))});
        }
    }
    return most;
}

QImage imageOf(const QVideoFrame &frame)
{
    QVideoFrame mapped = frame;
    if (!mapped.map(QVideoFrame::ReadOnly))
        return {};
    const QImage image = QImage(mapped.bits(0), mapped.width(), mapped.height(),
        mapped.bytesPerLine(0), QImage::Format_RGB32)
                             .copy();
    mapped.unmap();
    return image;
}

std::vector<float> sound(const media::ViewPtr &view, double from, double to)
{
    std::vector<float> samples(std::size_t(std::lround((to - from) * 48'000)) * 2);
    if (!media::SequenceReader(view).samples(std::lround(from * 48'000), 48'000, 2, samples))
        qFatal("no sound");
    return samples;
}

QByteArray say(std::int64_t n, double value)
{
    return QStringLiteral("frame %1: %2").arg(qint64(n)).arg(value).toUtf8();
}

} // namespace

class TestCrossfades : public QObject {
    Q_OBJECT

private slots:
    void whatIsEncodedIsTheSum_data()
    {
        QTest::addColumn<int>("number");
        for (std::size_t i = 0; i < kinds.size(); ++i)
            QTest::newRow(kinds[i].name) << int(i);
    }

    void whatIsEncodedIsTheSum()
    {
        QFETCH(int, number);
        const Bench bench = made(kinds[std::size_t(number)]);
        media::SequenceReader reader(bench.view, media::SequenceReader::Use::Playback);
        for (std::int64_t n = looked.begin.value; n < looked.end.value; ++n) {
            auto frame = reader.codedFrame({n}, storedAs(bench.source));
            QVERIFY2(frame, frame ? "" : qPrintable(frame.error().detail));
            const int off = farthest(shared(std::move(*frame)), golden(bench, n));
            const bool isMixed = in.contains({n}) || out.contains({n});
            QVERIFY2(off <= (isMixed ? 1 : 0), say(n, off));
        }
    }

    void whatIsShownIsTheSum_data() { whatIsEncodedIsTheSum_data(); }
    void whatIsShownIsTheSum()
    {
        QFETCH(int, number);
        const Bench bench = made(kinds[std::size_t(number)]);
        media::SequenceReader reader(bench.view);
        media::PictureConverter converter;
        for (std::int64_t n = looked.begin.value; n < looked.end.value; ++n) {
            const auto image = reader.image({n}, {});
            const auto encoded = converter.toImage(
                storedFrame(bench.view, bench.source, n), bench.source.info.video, {});
            QVERIFY2(farthest(*image, *encoded) == 0, say(n, farthest(*image, *encoded)));
            // A step of luma and one of chroma may come together.
            const auto sum = converter.toImage(golden(bench, n), bench.source.info.video, {});
            QVERIFY2(farthest(*image, *sum) <= 4, say(n, farthest(*image, *sum)));
        }
    }

    void thePlayerShowsTheSame_data() { whatIsEncodedIsTheSum_data(); }
    void thePlayerShowsTheSame()
    {
        QFETCH(int, number);
        const Bench bench = made(kinds[std::size_t(number)]);
        const media::ViewPtr cut = media::withCuts(bench.view);
        media::SequenceReader mixing(bench.view), cutting(cut);
        media::FrameServer server;
        std::optional<media::Pictures> got;
        connect(&server, &media::FrameServer::picturesReady, this,
            [&got](const media::Pictures &pictures) { got = pictures; });
        // The cache knows pictures of files: one crossfade never shows another's mix.
        for (const auto &[view, reader] : {std::pair(bench.view, &mixing), std::pair(cut, &cutting),
                 std::pair(bench.view, &mixing)}) {
            server.setViews({view});
            for (const std::int64_t n : {36, 37, 39, 40, 43, 44, 54, 59, 60, 65, 66}) {
                got.reset();
                server.request({n});
                QTRY_VERIFY_WITH_TIMEOUT(
                    got && got->exact && got->frame == FrameNumber{n}, patience);
                const QImage shown = imageOf(got->panes.front());
                const int off = farthest(shown, reader->image({n}, {}).value());
                QVERIFY2(off == 0, say(n, off));
            }
        }
    }

    void playingShowsTheSame()
    {
        const Bench bench = made(kinds.front());
        media::SequenceReader reader(bench.view);
        media::FrameServer server;
        server.setViews({bench.view});
        server.startPlayback({34}, 1, FrameRange{{34}, {48}});
        std::int64_t place = 34, seen = 0;
        // Twice round: the second time out of the cache.
        while (place < 34 + 2 * 14) {
            media::Pictures pictures;
            const auto isTaken = [&] { // once
                if (pictures.panes.empty() || !pictures.panes.front().isValid())
                    pictures = server.takeForPlayback(place);
                return pictures.panes.front().isValid();
            };
            QTRY_VERIFY_WITH_TIMEOUT(isTaken(), patience);
            const int off =
                farthest(imageOf(pictures.panes.front()), reader.image(pictures.frame, {}).value());
            QVERIFY2(off == 0, say(pictures.frame.value, off));
            ++place;
            ++seen;
        }
        QCOMPARE(seen, 28);
    }

    void anExportHoldsIt_data() { whatIsEncodedIsTheSum_data(); }
    void anExportHoldsIt()
    {
        QFETCH(int, number);
        const Kind &kind = kinds[std::size_t(number)];
        const Bench bench = made(kind);
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("out.") + QLatin1String(kind.suffix));
        const auto plan = render::planExport(*bench.view, Preset::MatchSource, path);
        QVERIFY2(plan && plan->splice, "a copy was expected");
        const auto isNew = [&](std::int64_t n) {
            return std::ranges::any_of(
                plan->reencoded, [n](FrameRange each) { return each.contains({n}); });
        };
        for (std::int64_t n = in.begin.value; n < out.end.value; ++n)
            QVERIFY(isNew(n));
        QCOMPARE(
            render::changedFrames(*bench.view), (std::vector<FrameRange>{{in.begin, out.end}}));
        const auto done = render::runExport(bench.view, *plan, path);
        QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
        QCOMPARE(done->why, QString());
        const media::MediaFile written = testsupport::opened(path);
        const media::ViewPtr view = testsupport::sequenceOf(written);
        media::SequenceReader reader(view);
        for (std::int64_t n = looked.begin.value; n < looked.end.value; ++n) {
            auto frame = reader.codedFrame({n}, storedAs(written));
            QVERIFY(frame);
            const double psnr =
                render::picturePsnr(shared(std::move(*frame)), golden(bench, n)).value_or(0);
            QVERIFY2(
                isNew(n) ? psnr >= kind.leastPsnr : psnr == render::identicalPsnr, say(n, psnr));
        }
    }

    // Frames taken out: nothing is in place, all of it is encoded, here without any loss.
    void aCutInsideOneFileIsMixedAsWell_data() { whatIsEncodedIsTheSum_data(); }
    void aCutInsideOneFileIsMixedAsWell()
    {
        QFETCH(int, number);
        const Bench bench = made(kinds[std::size_t(number)]);
        const media::ViewPtr source = testsupport::sequenceOf(bench.source);
        const media::ViewPtr cut = testsupport::withoutFrames(source, {{30}, {55}});
        const auto project = edit::setCrossfade(
            cut->project, media::indexesOf(cut->files), cut->project.sequence.clips[1].id, 6);
        QVERIFY(project);
        const media::ViewPtr view = media::makeView(*project, cut->files);
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("out.mkv"));
        auto plan =
            render::planFullEncode(*view, Preset::MatchSource, path, QStringLiteral("wanted"));
        QVERIFY(plan);
        plan->videoCodec = QStringLiteral("ffv1");
        plan->pixelFormat = QString::fromLatin1(av_get_pix_fmt_name(storedAs(bench.source).format))
                                .replace(QLatin1String("yuvj"), QLatin1String("yuv"));
        const auto ok = render::encodeAll(view, *plan, path, {}, {});
        QVERIFY2(ok, ok ? "" : qPrintable(ok.error().detail));
        const media::MediaFile written = testsupport::opened(path);
        const media::ViewPtr outView = testsupport::sequenceOf(written);
        for (std::int64_t n = 24; n < 36; ++n) {
            const bool isMixed = n >= 27 && n < 33;
            const double share = n < 27 ? 0 : isMixed ? (double(n - 27) + 0.5) / 6 : 1;
            const auto sum = share == 0 ? storedFrame(source, bench.source, n)
                : share == 1            ? storedFrame(source, bench.source, n + 25)
                                        : computed(storedFrame(source, bench.source, n),
                                            storedFrame(source, bench.source, n + 25), share);
            const int off = farthest(storedFrame(outView, written, n), sum);
            QVERIFY2(off <= (isMixed ? 1 : 0), say(n, off));
        }
    }

    void soundIsTheSum_data() { whatIsEncodedIsTheSum_data(); }
    void soundIsTheSum()
    {
        QFETCH(int, number);
        const Kind &kind = kinds[std::size_t(number)];
        const Bench bench = made(kind);
        const double from = 1.2, to = 3.0, fps = 25;
        const auto source = sound(testsupport::sequenceOf(bench.source), from, to);
        const double shift = double(range.begin.value - context) / fps;
        const auto take = sound(testsupport::sequenceOf(bench.take), from - shift, to - shift);
        const auto rise = [&](double time, FrameRange fade) {
            const double x = (time * fps - double(fade.begin.value)) / double(fade.count());
            return (1 - std::cos(std::numbers::pi * std::clamp(x, 0.0, 1.0))) / 2;
        };
        std::vector<float> wanted;
        for (std::size_t i = 0; i < source.size(); ++i) {
            const double time = from + double(i / 2) / 48'000;
            const double share = rise(time, in) * (1 - rise(time, out));
            wanted.push_back(float((1 - share) * source[i] + share * take[i]));
        }
        const auto farFrom = [&](const std::vector<float> &heard) {
            float most = 0;
            for (std::size_t i = 0; i < wanted.size(); ++i)
                most = std::max(most, std::abs(heard[i] - wanted[i]));
            return double(most);
        };
        const double shown = farFrom(sound(bench.view, from, to));
        QVERIFY2(shown < 1e-4, qPrintable(QString::number(shown)));
        if (QLatin1String(kind.suffix) != QLatin1String("mov"))
            return; // its codec is not lossless
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("out.mov"));
        const auto plan = render::planExport(*bench.view, Preset::MatchSource, path);
        QVERIFY(plan && render::runExport(bench.view, *plan, path));
        const double written = farFrom(sound(testsupport::openSequence(path), from, to));
        QVERIFY2(written < 1.5 / 32'768, qPrintable(QString::number(written)));
    }
};

QTEST_MAIN(TestCrossfades)
#include "tst_crossfades.moc"
