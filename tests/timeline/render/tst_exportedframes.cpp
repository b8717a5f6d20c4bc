// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/exporter.h"

#include "tests/support/ffmpegtool.h"
#include "tests/support/testsequence.h"
#include "timeline/edit/edits.h"
#include "timeline/media/sequencereader.h"

#include <QImage>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>

using namespace timeline;
using edit::Match;
using model::FrameNumber;
using model::FrameRange;
using render::Preset;
using testsupport::words;
using Rgb = std::array<double, 3>; // of 255

namespace {

constexpr FrameRange range{{33}, {41}};
constexpr QSize size{320, 180};
constexpr double loudnessGain = 0.25;

model::Conform measured()
{
    model::Conform conform;
    conform.gain = {1.25, 1.0, 0.75};
    conform.offset = {0.02, 0.05, -0.03};
    conform.loudnessGain = loudnessGain;
    return conform;
}

// What the match makes of a colour.
Rgb matched(const Rgb &colour)
{
    const model::Conform c = measured();
    Rgb out{};
    for (std::size_t i = 0; i < 3; ++i)
        out[i] = std::clamp(colour[i] * c.gain[i] + 255 * c.offset[i], 0.0, 255.0);
    return out;
}

Rgb meanOf(const QImage &image)
{
    Rgb sum{};
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor colour = image.pixelColor(x, y);
            sum[0] += colour.red();
            sum[1] += colour.green();
            sum[2] += colour.blue();
        }
    }
    for (double &channel : sum)
        channel /= double(image.width()) * image.height();
    return sum;
}

double farthest(const Rgb &a, const Rgb &b)
{
    double most = 0;
    for (std::size_t i = 0; i < 3; ++i)
        most = std::max(most, std::abs(a[i] - b[i]));
    return most;
}

// Of all channels of all pixels, in steps of 255.
double meanDifference(const QImage &a, const QImage &b)
{
    double sum = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const QColor p = a.pixelColor(x, y), q = b.pixelColor(x, y);
            sum += std::abs(p.red() - q.red()) + std::abs(p.green() - q.green())
                + std::abs(p.blue() - q.blue());
        }
    }
    return sum / (3.0 * a.width() * a.height());
}

QString text(const Rgb &colour)
{
    return QStringLiteral("%1 %2 %3").arg(colour[0]).arg(colour[1]).arg(colour[2]);
}

// What the reader that the screen shows makes of a frame.
QImage shown(const media::ViewPtr &view, FrameNumber n)
{
    const auto image = media::SequenceReader(view).image(n, size);
    if (!image)
        qFatal("frame %lld: %s", static_cast<long long>(n.value), qPrintable(image.error().detail));
    return image->convertToFormat(QImage::Format_RGB32);
}

double loudest(const media::ViewPtr &view, double from, double to)
{
    std::vector<float> sound(std::size_t((to - from) * 48'000) * 2);
    if (!media::SequenceReader(view).samples(std::int64_t(from * 48'000), 48'000, 2, sound))
        qFatal("no sound");
    double most = 0;
    for (const float sample : sound)
        most = std::max(most, double(std::abs(sample)));
    return most;
}

media::ViewPtr switched(const media::ViewPtr &view, Match what, bool on)
{
    auto project = edit::setMatch(view->project, view->project.takes.back().id, what, on);
    if (!project)
        qFatal("%s", qPrintable(project.error().detail));
    return media::makeView(std::move(*project), view->files);
}

struct Way {
    const char *name;
    const char *args; // of the source's pictures
    const char *suffix;
    Preset preset = Preset::MatchSource;
    bool isCopy = true;
};

constexpr std::array ways{
    Way{"a copy of H.264", "-c:v libx264 -preset ultrafast -g 20", "mp4"},
    Way{"a copy of H.265 of 10 bits",
        "-c:v libx265 -preset ultrafast -tag:v hvc1 -pix_fmt yuv420p10le -x265-params "
        "log-level=error:keyint=20",
        "mp4"},
    Way{"a copy of ProRes", "-c:v prores_ks -profile:v 3 -pix_fmt yuv422p10le", "mov"},
    Way{"a copy in Matroska", "-c:v libx264 -preset ultrafast -g 20", "mkv"},
    Way{"encoded anew as H.264", "-c:v libx264 -preset ultrafast -g 20", "mp4", Preset::H264,
        false},
    Way{"encoded anew as ProRes", "-c:v libx264 -preset ultrafast -g 20", "mov", Preset::ProRes,
        false},
};

} // namespace

class TestExportedFrames : public QObject {
    Q_OBJECT

private slots:
    void whatIsShownIsWritten_data()
    {
        QTest::addColumn<int>("number");
        for (std::size_t i = 0; i < ways.size(); ++i)
            QTest::newRow(ways[i].name) << int(i);
    }

    // With the match, without it and with it once more: as the user switches.
    void whatIsShownIsWritten()
    {
        QFETCH(int, number);
        const Way &way = ways[std::size_t(number)];
        const QTemporaryDir folder;
        const auto plain = made(folder, way);
        const auto meanIn = [&](model::MediaId file, std::int64_t n) {
            return meanOf(shown(testsupport::sequenceOf(plain->files.value(file)), {n}));
        };
        const Rgb source = meanIn(plain->project.media.front().id, 0);
        const Rgb take = meanIn(plain->project.media.back().id, 5);
        Rgb own{}, whole{};
        for (const bool on : {false, true, false}) {
            const auto view = switched(plain, Match::Color, on);
            const auto out = exported(folder, way, view);
            if (QTest::currentTestFailed())
                return;
            for (FrameNumber n = range.begin - 4; n < range.end + 4; n = n + 1) {
                const QImage wanted = shown(view, n), got = shown(out, n);
                const double off = meanDifference(wanted, got);
                QVERIFY2(off <= (way.isCopy && !range.contains(n) ? 0.6 : 1.5),
                    qPrintable(QStringLiteral("frame %1: %2").arg(n.value).arg(off)));
            }
            const Rgb there = meanOf(shown(out, range.begin + 3));
            (on ? whole : own) = there;
            const Rgb outside = meanOf(shown(out, range.begin - 1));
            QVERIFY2(farthest(outside, source) <= 2, qPrintable(text(outside)));
        }
        QVERIFY2(farthest(own, take) <= 3, qPrintable(text(own)));
        QVERIFY2(farthest(whole, matched(take)) <= 3, qPrintable(text(whole)));
    }

    void soundFollowsItsSwitch_data() { whatIsShownIsWritten_data(); }
    void soundFollowsItsSwitch()
    {
        QFETCH(int, number);
        const Way &way = ways[std::size_t(number)];
        const QTemporaryDir folder;
        const auto plain = made(folder, way);
        std::array<double, 2> level{};
        for (const bool on : {false, true}) {
            const auto view = switched(plain, Match::Loudness, on);
            const auto out = exported(folder, way, view);
            if (QTest::currentTestFailed())
                return;
            const double inside = loudest(out, 1.4, 1.55);
            QVERIFY2(std::abs(inside / loudest(view, 1.4, 1.55) - 1) < 0.05,
                qPrintable(QString::number(inside)));
            QVERIFY(std::abs(loudest(out, 0.5, 1.0) / loudest(view, 0.5, 1.0) - 1) < 0.05);
            level[on ? 1 : 0] = inside;
        }
        const double ratio = level[1] / level[0];
        QVERIFY2(std::abs(ratio / loudnessGain - 1) < 0.05, qPrintable(QString::number(ratio)));
    }

private:
    // One colour with a tone, and in the range another colour with the same tone, louder.
    static media::ViewPtr made(const QTemporaryDir &folder, const Way &way)
    {
        const auto film = [&](const char *name, const char *colour, const char *volume,
                              const QStringList &args) {
            const QString path = folder.filePath(QString::fromLatin1(name));
            testsupport::runFfmpeg(words("-f lavfi -i")
                << QStringLiteral("color=%1:s=320x180:r=25,format=rgb24,"
                                  "scale=out_color_matrix=bt709:out_range=tv")
                       .arg(QLatin1String(colour))
                << words("-f lavfi -i sine=440:r=48000 -af")
                << QStringLiteral("volume=%1,aformat=channel_layouts=stereo")
                       .arg(QLatin1String(volume))
                << words("-frames:v 80 -t 3.2 -pix_fmt yuv420p -colorspace bt709 -color_range tv "
                         "-color_primaries bt709 -color_trc bt709")
                << args << path);
            return path;
        };
        const QByteArray name = QByteArray("source.") + way.suffix;
        const QString source =
            film(name.constData(), "0x96643C", "1", words(way.args) + words("-c:a aac"));
        const QString take =
            film("take.mp4", "0x785064", "2", words("-c:v libx264 -preset ultrafast -c:a aac"));
        return testsupport::withTake(
            testsupport::openSequence(source), {take, range, 5, 0, true, true, measured()});
    }

    static media::ViewPtr exported(
        const QTemporaryDir &folder, const Way &way, const media::ViewPtr &view)
    {
        const QString path = folder.filePath(QStringLiteral("out.") + QLatin1String(way.suffix));
        const auto plan = render::planExport(*view, way.preset, path);
        if (!plan || plan->splice.has_value() != way.isCopy)
            qFatal("another plan than was wanted");
        const auto done = render::runExport(view, *plan, path);
        if (!done)
            qFatal("%s", qPrintable(done.error().detail));
        [&] { QCOMPARE(done->why, QString()); }();
        return testsupport::openSequence(path);
    }
};

QTEST_MAIN(TestExportedFrames)
#include "tst_exportedframes.moc"
