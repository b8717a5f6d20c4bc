// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testsequence.h"
#include "timeline/media/waveform.h"

#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

#include <cmath>

using namespace timeline;
using media::Peak;
using media::Waveform;
using testsupport::openNamed;
using testsupport::sequenceOf;

class TestWaveform : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void showsTheSequenceFromItsStart_data();
    void showsTheSequenceFromItsStart();
    void columnsAreWhatEachStretchHas();
    void followsTheChosenTake();
    void silentProjectsAreCompleteAtOnce();
    void mayBeDestroyedWhileReading();
};

static model::TimeRange around(double seconds)
{
    return {model::fromSeconds(seconds - 0.005), model::fromSeconds(seconds + 0.005)};
}

void TestWaveform::showsTheSequenceFromItsStart_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("an ordinary file") << QStringLiteral("H.264 baseline");
    QTest::newRow("a file whose clock starts late") << QStringLiteral("a clock that starts at 5 s");
    QTest::newRow("six channels") << QStringLiteral("5.1 sound");
}

void TestWaveform::showsTheSequenceFromItsStart()
{
    QFETCH(QString, name);
    const media::ViewPtr view = sequenceOf(openNamed(name));
    Waveform waveform;
    QSignalSpy grown(&waveform, &Waveform::grown);
    waveform.setView(view);
    QTRY_VERIFY(waveform.isComplete());
    QVERIFY(!grown.isEmpty());
    for (double click : {0.25, 0.75, 1.25, 1.75, 2.25}) {
        QVERIFY(waveform.over(around(click)).high > 0.6f);
        QVERIFY(waveform.over(around(click + 0.2)).high < 0.2f);
    }
    QVERIFY(waveform.over({model::fromSeconds(60), model::fromSeconds(61)}) == Peak());
}

void TestWaveform::columnsAreWhatEachStretchHas()
{
    // In three clips that have changed places, so that columns begin in one and end in another.
    const media::ViewPtr whole = sequenceOf(openNamed("H.264 baseline"));
    model::Project project = whole->project;
    const model::Clip original = project.sequence.clips.front();
    project.sequence.clips.clear();
    for (const std::int64_t begin : {20, 40, 0}) {
        const model::TimeRange part = whole->grid->shown(model::FrameRange{{begin}, {begin + 20}});
        model::Clip clip = original;
        clip.id = project.newId<model::ClipTag>();
        clip.length = part.length();
        clip.slices.front().start += part.begin;
        project.sequence.clips.push_back(clip);
    }
    Waveform waveform;
    waveform.setView(media::makeView(project, whole->files));
    QTRY_VERIFY(waveform.isComplete());
    for (const double length : {0.3, 5.7e5, 3.1e6, 4.4e8}) {
        const std::int64_t first = std::int64_t(3e8 / length);
        const std::vector<Peak> columns = waveform.columns(length, first, 500);
        QCOMPARE(columns.size(), std::size_t(500));
        for (std::int64_t i = 0; i < 500; ++i) {
            const model::Flicks from{std::llround(double(first + i) * length)},
                to{std::llround(double(first + i + 1) * length)};
            QVERIFY(columns[std::size_t(i)]
                == waveform.over({from, std::max(to, from + model::Flicks{1})}));
        }
    }
    QVERIFY(waveform.columns(1e6, 7, 0).empty());
}

void TestWaveform::followsTheChosenTake()
{
    const media::ViewPtr view = sequenceOf(openNamed("H.264 baseline"));
    const media::MediaFile other = openNamed("a clock that starts at 5 s");
    // The same sound as a take that begins a quarter of a second in: its clicks come that much
    // earlier.
    model::Project project = view->project;
    model::Take take;
    take.id = project.newId<model::TakeTag>();
    take.media = project.newId<model::MediaTag>();
    take.number = 1;
    take.frameMap.entries = {{model::Flicks{0}, 0}};
    take.frameMap.soundOffset = model::fromSeconds(5);
    project.takes.push_back(take);
    project.media.push_back({take.media, other.path, other.identity, other.info, {}});
    project.sequence.clips.front().slices.push_back({take.id, model::fromSeconds(0.25)});
    media::MediaFiles files = view->files;
    files.insert(take.media, other);

    Waveform waveform;
    waveform.setView(media::makeView(project, files));
    QTRY_VERIFY(waveform.isComplete());
    QVERIFY(waveform.over(around(0.75)).high > 0.6f);
    project.sequence.clips.front().sound = take.id;
    waveform.setView(media::makeView(project, files));
    QTRY_VERIFY(waveform.isComplete());
    QVERIFY(waveform.over(around(0.75)).high < 0.2f);
    QVERIFY(waveform.over(around(0.5)).high > 0.6f);
}

void TestWaveform::silentProjectsAreCompleteAtOnce()
{
    const media::ViewPtr view = sequenceOf(openNamed("no sound"));
    Waveform waveform;
    QVERIFY(waveform.isComplete());
    waveform.setView(view);
    QVERIFY(waveform.isComplete());
    QVERIFY(waveform.over(around(1)) == Peak());
    waveform.setView(nullptr);
    QVERIFY(waveform.isComplete());
}

void TestWaveform::mayBeDestroyedWhileReading()
{
    const media::ViewPtr view = sequenceOf(openNamed("5.1 sound"));
    for (int i = 0; i < 20; ++i) {
        Waveform waveform;
        waveform.setView(view);
    }
    QCoreApplication::sendPostedEvents();
}

QTEST_GUILESS_MAIN(TestWaveform)
#include "tst_waveform.moc"
