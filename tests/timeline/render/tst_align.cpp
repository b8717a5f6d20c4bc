// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/support/ffmpegtool.h"
#include "tests/support/testmedia.h"
#include "tests/support/testsequence.h"
#include "timeline/media/framesource.h"
#include "timeline/media/picture.h"
#include "timeline/render/align.h"

#include <QTemporaryDir>

#include <algorithm>
#include <cmath>

using namespace timeline;
using model::Flicks;
using model::FrameNumber;
using render::Alignment;
using render::Check;

namespace {

Check checkOf(const Alignment &a, const char *name)
{
    const auto found = std::ranges::find(a.checks, QString::fromLatin1(name), &Check::name);
    return found == a.checks.end() ? Check{QStringLiteral("none"), false, 0} : *found;
}

QStringList failedChecks(const Alignment &a)
{
    QStringList names;
    for (const Check &c : a.checks) {
        if (!c.ok)
            names.append(c.name);
    }
    return names;
}

} // namespace

// The window is frames 50…154 of a base of 200 frames at 25/s; the section its second and third
// second.
class TestAlign : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void everyFrameIsFound_data();
    void everyFrameIsFound();
    void aStillPictureIsLeftToTime();
    void aColourDriftIsMeasured();
    void aSmallWindowsLargeResultKeepsItsColours();
    void checksSayWhatIsWrong_data();
    void checksSayWhatIsWrong();
    void soundFollowsThePicture();
    void aQuietTakeCanBeMadeAsLoudAsItsNeighbours();
    void paddingIsCutOff();
    void unusableResultsAreRefused();
    void aSilentResultForSoundIsRefused();
    void aFileByHandLiesByTime();
    void cancelIsAnError();

private:
    QString path(const QString &name) const { return m_folder.filePath(name); }
    render::WindowFile windowOf(
        const media::ViewPtr &view, const QString &name, const char *filter);
    media::MediaFile resultOf(const render::WindowFile &window, const char *videoFilter,
        const char *rest = "-r 25", const char *soundFilter = "anull");
    // The numbers drawn into the frames.
    std::vector<std::optional<int>> numbersIn(
        const media::MediaFile &file, const model::Conform &conform);

    QTemporaryDir m_folder;
    media::MediaFile m_base;
    media::ViewPtr m_view;
    render::WindowFile m_window;
    int m_results = 0;
};

void TestAlign::initTestCase()
{
    testsupport::MediaSpec spec;
    spec.name = QStringLiteral("aligned");
    spec.frames = 200;
    m_base = testsupport::opened(testsupport::make(spec));
    m_view = testsupport::sequenceOf(m_base);
    m_window = windowOf(m_view, QStringLiteral("window.mp4"), "null");
    QCOMPARE(m_window.plan.frames, 105);
    QCOMPARE(m_window.plan.startTime, 1.0);
}

render::WindowFile TestAlign::windowOf(
    const media::ViewPtr &view, const QString &name, const char *filter)
{
    render::WindowFile window;
    const auto plan = model::planWindow({{{75}, {125}}, Flicks{model::flicksPerSecond}},
        *view->grid, view->project.sequence.format, {});
    window.plan = plan.value();
    window.path = path(name);
    window.hasSound = true;
    window.picture.size = window.picture.content = view->project.sequence.format.size;
    for (std::int64_t k = 0; k < window.plan.frames; ++k)
        window.shown.push_back({50 + k});
    const QString video = QStringLiteral("trim=start_frame=50:end_frame=155,setpts=PTS-STARTPTS,")
        + QString::fromLatin1(filter);
    const QString &base = view->files.begin()->path;
    testsupport::runFfmpeg(
        QStringList{QStringLiteral("-i"), base, QStringLiteral("-vf"), video, QStringLiteral("-af"),
            QStringLiteral("atrim=start=2:end=6.2,asetpts=PTS-STARTPTS")}
        + testsupport::words("-c:v libx264 -preset ultrafast -crf 16 -c:a aac")
        + QStringList{window.path});
    return window;
}

media::MediaFile TestAlign::resultOf(const render::WindowFile &window, const char *videoFilter,
    const char *rest, const char *soundFilter)
{
    const QString out = path(QStringLiteral("result%1.mp4").arg(++m_results));
    const QString video = QString::fromLatin1(videoFilter) + QStringLiteral(",scale=640:360");
    testsupport::runFfmpeg(QStringList{QStringLiteral("-i"), window.path, QStringLiteral("-vf"),
                               video, QStringLiteral("-af"), QString::fromLatin1(soundFilter)}
        + testsupport::words(rest)
        + testsupport::words("-c:v libx264 -preset ultrafast -crf 20 -c:a aac") + QStringList{out});
    return testsupport::opened(out);
}

std::vector<std::optional<int>> TestAlign::numbersIn(
    const media::MediaFile &file, const model::Conform &conform)
{
    const auto source = media::FrameSource::open(file, media::FrameSource::Use::Playback);
    media::PictureConverter converter;
    std::vector<std::optional<int>> numbers;
    for (FrameNumber n{0}; n.value < file.index->count(); n = n + 1) {
        const auto picture = (*source)->frame(n);
        numbers.push_back(picture ? testsupport::readNumber(
                              converter.toImage(*picture, file.info.video, {}, conform).value())
                                  : std::nullopt);
    }
    return numbers;
}

void TestAlign::everyFrameIsFound_data()
{
    QTest::addColumn<QByteArray>("filter");
    QTest::addColumn<QByteArray>("rest");
    QTest::addColumn<int>("offset");
    QTest::addColumn<int>("missing"); // entries without a frame
    QTest::addColumn<int>("blur"); // frames that another rate may show instead
    const QByteArray section(
        "drawbox=x=100:y=60:w=120:h=60:color=red:t=fill:enable='between(n\\,25\\,74)'");
    const QByteArray same("-r 25");
    QTest::newRow("a plain result") << section << same << 0 << 0 << 0;
    QTest::newRow("a change that bleeds by half a second") << QByteArray(
        "drawbox=x=100:y=60:w=120:h=60:color=red:t=fill:enable='between(n\\,13\\,86)'")
                                                           << same << 0 << 0 << 0;
    QTest::newRow("three frames early")
        << section + ",trim=start_frame=3,setpts=PTS-STARTPTS" << same << -3 << 3 << 0;
    QTest::newRow("two frames late")
        << section + ",tpad=start=2:start_mode=clone" << same << 2 << 0 << 0;
    QTest::newRow("a tail trimmed by eight frames")
        << section + ",trim=end_frame=97" << same << 0 << 8 << 0;
    QTest::newRow("30 frames a second")
        << section + ",fps=30" << QByteArray("-r 30") << 0 << 0 << 1;
    QTest::newRow("29 frames a second")
        << section + ",fps=29" << QByteArray("-r 29") << 0 << 0 << 1;
    QTest::newRow("24 frames a second")
        << section + ",fps=24" << QByteArray("-r 24") << 0 << 0 << 1;
    QTest::newRow("the same frames played at 24 a second")
        << section + ",setpts=N/24/TB" << QByteArray("-r 24") << 0 << 0 << 0;
}

void TestAlign::everyFrameIsFound()
{
    QFETCH(QByteArray, filter);
    QFETCH(QByteArray, rest);
    QFETCH(int, offset);
    QFETCH(int, missing);
    QFETCH(int, blur);
    const media::MediaFile result = resultOf(m_window, filter.constData(), rest.constData());
    const auto alignment = render::alignResult(m_window, *m_view, result, model::Mode::Picture);
    QVERIFY2(alignment, alignment ? "" : qPrintable(alignment.error().detail));
    QVERIFY(!alignment->trustedTime());
    QCOMPARE(alignment->conform.offsetFrames, offset);
    QVERIFY(alignment->hasPicture && !alignment->hasSound);
    QVERIFY(checkOf(*alignment, "drift").ok);

    const auto &entries = alignment->frameMap.entries;
    QCOMPARE(std::int64_t(entries.size()), 105);
    const auto numbers = numbersIn(result, alignment->conform);
    int absent = 0;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        QCOMPARE(entries[i].time, model::frameStart(std::int64_t(i), {25, 1}));
        if (entries[i].resultFrame < 0) {
            ++absent;
            continue;
        }
        const auto number = numbers[std::size_t(entries[i].resultFrame)];
        QVERIFY2(number,
            qPrintable(QStringLiteral("no number in result frame %1").arg(entries[i].resultFrame)));
        QVERIFY2(std::abs(*number - int(50 + i)) <= blur,
            qPrintable(QStringLiteral("frame %1 shows %2").arg(50 + i).arg(*number)));
    }
    QCOMPARE(absent, missing);
}

void TestAlign::aStillPictureIsLeftToTime()
{
    const render::WindowFile still =
        windowOf(m_view, QStringLiteral("still.mp4"), "loop=loop=110:size=1,trim=end_frame=105");
    const media::MediaFile result = resultOf(still, "tpad=start=4:start_mode=clone");
    const auto alignment = render::alignResult(still, *m_view, result, model::Mode::Picture);
    QVERIFY(alignment);
    QVERIFY(alignment->trustedTime());
    QCOMPARE(alignment->conform.offsetFrames, 0);
    QCOMPARE(alignment->frameMap.entries[60].resultFrame, 60);
    QVERIFY(!alignment->conform.colorMatch);
}

void TestAlign::aColourDriftIsMeasured()
{
    // In RGB, with headroom: red × 0.9 + 10, blue × 0.95.
    const media::MediaFile result =
        resultOf(m_window, "format=gbrp,lutrgb=r='val*0.9+10':b='val*0.95',format=yuv420p");
    const auto alignment = render::alignResult(m_window, *m_view, result, model::Mode::Picture);
    QVERIFY(alignment);
    QVERIFY(!alignment->trustedTime());
    const model::Conform &c = alignment->conform;
    QVERIFY(c.colorMatch);
    QVERIFY2(std::abs(c.gain[0] - 1 / 0.9) < 0.03, qPrintable(QString::number(c.gain[0])));
    QVERIFY2(std::abs(c.gain[1] - 1) < 0.03, qPrintable(QString::number(c.gain[1])));
    QVERIFY2(std::abs(c.gain[2] - 1 / 0.95) < 0.03, qPrintable(QString::number(c.gain[2])));
    QVERIFY2(
        std::abs(c.offset[0] + 10 / 0.9 / 255) < 0.02, qPrintable(QString::number(c.offset[0])));
    QVERIFY(checkOf(*alignment, "drift").value < 0.02);

    const media::MediaFile plain = resultOf(m_window, "null");
    const auto untouched = render::alignResult(m_window, *m_view, plain, model::Mode::Picture);
    QVERIFY(untouched);
    QVERIFY(!untouched->conform.colorMatch);
    QCOMPARE(untouched->conform.gain, (std::array<double, 3>{1, 1, 1}));
}

// Six times as large and encoded again, nothing else: scaling both down to compare them must not
// look like a drift.
void TestAlign::aSmallWindowsLargeResultKeepsItsColours()
{
    const QString source = path(QStringLiteral("bars.mp4")),
                  out = path(QStringLiteral("large.mp4"));
    testsupport::runFfmpeg(
        testsupport::words("-f lavfi -i testsrc2=s=320x180:r=25 -f lavfi -i anoisesrc=a=0.1 -t 7 "
                           "-c:v libx264 -preset ultrafast -crf 16 -pix_fmt yuv420p -c:a aac")
        + QStringList{source});
    const auto view = testsupport::openSequence(source);
    const auto window = windowOf(view, QStringLiteral("small.mp4"), "null");
    testsupport::runFfmpeg("-vf scale=1920:1080 -c:v libx264 -preset ultrafast -crf 20 -c:a copy "
                           "-colorspace smpte170m -color_range tv",
        window.path, out);
    const auto alignment =
        render::alignResult(window, *view, testsupport::opened(out), model::Mode::Picture);
    QVERIFY(alignment);
    QVERIFY2(!alignment->conform.colorMatch,
        qPrintable(QStringLiteral("%1, %2")
                       .arg(alignment->conform.gain[0])
                       .arg(alignment->conform.offset[0])));
    QVERIFY(checkOf(*alignment, "drift").ok);
}

void TestAlign::checksSayWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("filter");
    QTest::addColumn<QByteArray>("sound");
    QTest::addColumn<QStringList>("failed");
    QTest::newRow("a good result") << QByteArray("null") << QByteArray("anull") << QStringList();
    QTest::newRow("a black section")
        << QByteArray("drawbox=color=black:t=fill:enable='between(n\\,25\\,74)'")
        << QByteArray("anull") << QStringList({QStringLiteral("black"), QStringLiteral("frozen")});
    QTest::newRow("a frozen section")
        << QByteArray("split[a][b];[a][b]freezeframes=first=25:last=74:replace=25")
        << QByteArray("anull") << QStringList({QStringLiteral("frozen")});
    QTest::newRow("a silent section")
        << QByteArray("null") << QByteArray("volume=volume=0:enable='between(t\\,0.9\\,3.1)'")
        << QStringList({QStringLiteral("silent")});
    QTest::newRow("a second too short") << QByteArray("trim=end_frame=80") << QByteArray("anull")
                                        << QStringList({QStringLiteral("length")});
    QTest::newRow("another picture outside the section")
        << QByteArray(
               "drawbox=x=0:y=0:w=320:h=180:color=gray:t=fill:enable='lt(n\\,25)+gt(n\\,74)'")
        << QByteArray("anull") << QStringList({QStringLiteral("drift")});
}

void TestAlign::checksSayWhatIsWrong()
{
    QFETCH(QByteArray, filter);
    QFETCH(QByteArray, sound);
    QFETCH(QStringList, failed);
    const media::MediaFile result =
        resultOf(m_window, filter.constData(), "-r 25", sound.constData());
    const auto alignment = render::alignResult(m_window, *m_view, result, model::Mode::Both);
    QVERIFY2(alignment, alignment ? "" : qPrintable(alignment.error().detail));
    QCOMPARE(alignment->checks.size(), std::size_t(5));
    QCOMPARE(failedChecks(*alignment), failed);
    QVERIFY(alignment->hasPicture && alignment->hasSound);
}

void TestAlign::soundFollowsThePicture()
{
    const media::MediaFile late = resultOf(m_window, "tpad=start=2:start_mode=clone");
    const auto alignment = render::alignResult(m_window, *m_view, late, model::Mode::Sound);
    QVERIFY(alignment);
    QVERIFY(!alignment->hasPicture && alignment->hasSound);
    QCOMPARE(alignment->conform.offsetFrames, 2);
    const Flicks expected = late.index->start() + model::frameStart(2, {25, 1});
    QVERIFY(std::chrono::abs(alignment->frameMap.soundOffset - expected) < Flicks{1000});
}

void TestAlign::aQuietTakeCanBeMadeAsLoudAsItsNeighbours()
{
    const media::MediaFile quiet = resultOf(m_window, "null", "-r 25", "volume=0.5");
    const auto alignment = render::alignResult(m_window, *m_view, quiet, model::Mode::Both);
    QVERIFY(alignment);
    QVERIFY(!alignment->conform.loudnessMatch);
    const double gain = alignment->conform.loudnessGain;
    QVERIFY2(gain > 1.8 && gain < 2.2, qPrintable(QString::number(gain)));
    const auto picture = render::alignResult(m_window, *m_view, quiet, model::Mode::Picture);
    QCOMPARE(picture->conform.loudnessGain, 1.0);
}

void TestAlign::paddingIsCutOff()
{
    testsupport::MediaSpec spec;
    spec.name = QStringLiteral("four by three");
    spec.frames = 200;
    spec.size = {320, 240};
    const media::ViewPtr view =
        testsupport::sequenceOf(testsupport::opened(testsupport::make(spec)));
    render::WindowFile window = windowOf(view, QStringLiteral("padded.mp4"), "pad=428:240:54:0");
    window.picture = {{428, 240}, {320, 240}};
    const media::MediaFile result = resultOf(window, "tpad=start=1:start_mode=clone");
    const auto alignment = render::alignResult(window, *view, result, model::Mode::Picture);
    QVERIFY(alignment);
    QCOMPARE(alignment->conform.offsetFrames, 1);
    QVERIFY(std::abs(alignment->conform.cropX - 54 / 428.0) < 1e-9);
    QVERIFY(std::abs(alignment->conform.cropWidth - 320 / 428.0) < 1e-9);
    QCOMPARE(alignment->conform.cropHeight, 1.0);
    QCOMPARE(numbersIn(result,
                 alignment->conform)[std::size_t(alignment->frameMap.entries[40].resultFrame)],
        std::optional(90));
}

void TestAlign::unusableResultsAreRefused()
{
    const media::MediaFile stub = resultOf(m_window, "trim=end_frame=30");
    const auto tooShort = render::alignResult(m_window, *m_view, stub, model::Mode::Picture);
    QVERIFY(!tooShort);
    QCOMPARE(tooShort.error().kind, model::Error::Kind::ResultUnusable);
    media::MediaFile none = stub;
    none.index = std::make_shared<const model::FrameIndex>();
    const auto empty = render::alignResult(m_window, *m_view, none, model::Mode::Picture);
    QVERIFY(!empty);
    QCOMPARE(empty.error().kind, model::Error::Kind::ResultUnusable);
}

void TestAlign::aSilentResultForSoundIsRefused()
{
    const media::MediaFile mute = resultOf(m_window, "null", "-r 25 -an");
    const auto refused = render::alignResult(m_window, *m_view, mute, model::Mode::Sound);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, model::Error::Kind::ResultUnusable);
    const auto both = render::alignResult(m_window, *m_view, mute, model::Mode::Both);
    QVERIFY(both);
    QVERIFY(both->hasPicture && !both->hasSound);
    QCOMPARE(failedChecks(*both), QStringList({QStringLiteral("silent")}));
    QCOMPARE(checkOf(*both, "silent").value, -120.0);
}

void TestAlign::aFileByHandLiesByTime()
{
    const auto from =
        render::alignByTime(*m_view, {{75}, {125}}, m_base, model::frameStart(10, {25, 1}));
    QVERIFY(from);
    QCOMPARE(from->frameMap.entries.size(), std::size_t(50));
    QCOMPARE(from->frameMap.length, model::frameStart(50, {25, 1}));
    for (std::size_t i = 0; i < 50; ++i)
        QCOMPARE(from->frameMap.entries[i],
            (model::FrameMap::Entry{
                model::frameStart(std::int64_t(i), {25, 1}), std::int64_t(10 + i)}));
    QVERIFY(from->hasPicture && from->hasSound && failedChecks(*from).isEmpty());

    // Too short: what it does not reach is the original's.
    const auto tail =
        render::alignByTime(*m_view, {{75}, {125}}, m_base, model::frameStart(170, {25, 1}));
    QVERIFY(tail);
    QCOMPARE(tail->frameMap.entries[29].resultFrame, 199);
    QCOMPARE(tail->frameMap.entries[30].resultFrame, -1);
    QCOMPARE(failedChecks(*tail), QStringList({QStringLiteral("length")}));
    QVERIFY(!render::alignByTime(*m_view, {{75}, {125}}, m_base, Flicks{-1}));
    QVERIFY(!render::alignByTime(*m_view, {{75}, {275}}, m_base, Flicks{0}));
    QVERIFY(!render::alignByTime(*m_view, {{75}, {125}}, m_base, m_base.index->duration()));
}

void TestAlign::cancelIsAnError()
{
    model::CancelToken cancel;
    const media::MediaFile result = resultOf(m_window, "null");
    const auto stopped = render::alignResult(
        m_window, *m_view, result, model::Mode::Both, [&](double) { cancel.cancel(); }, cancel);
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().kind, model::Error::Kind::Cancelled);
}

QTEST_GUILESS_MAIN(TestAlign)
#include "tst_align.moc"
