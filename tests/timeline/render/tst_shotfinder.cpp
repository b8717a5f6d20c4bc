// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ffmpegtool.h"
#include "tests/support/testsequence.h"
#include "timeline/render/shotfinder.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace timeline;
using model::FrameNumber;
using model::FrameRange;
using render::ShotFinder;
using Shots = std::vector<FrameNumber>;

namespace {

constexpr int patience = 60'000;

} // namespace

class TestShotFinder : public QObject {
    Q_OBJECT

private slots:
    // 300 frames: a test picture that moves, bars from frame 100 on, another moving one from 230
    // on.
    void initTestCase()
    {
        const QString path = m_dir.filePath(QStringLiteral("shots.mp4"));
        const QString graph = QStringLiteral(
            "testsrc2=s=320x180:r=25:d=4[a];smptebars=s=320x180:r=25:d=5.2[b];"
            "mandelbrot=s=320x180:r=25:end_scale=0.1[m];[m]trim=end_frame=70[c];"
            "[a]format=yuv420p[x];[b]format=yuv420p[y];[c]format=yuv420p[z];[x][y][z]concat=n=3");
        testsupport::runFfmpeg({QStringLiteral("-filter_complex"), graph, QStringLiteral("-c:v"),
            QStringLiteral("libx264"), QStringLiteral("-g"), QStringLiteral("250"), path});
        m_view = testsupport::openSequence(path);
        QCOMPARE(m_view->grid->count(), 300);
    }

    void whatIsOnScreenIsLookedAt()
    {
        ShotFinder finder;
        finder.setView(m_view);
        finder.setVisible({{0}, {110}});
        QTRY_VERIFY_WITH_TIMEOUT(finder.isComplete(), patience);
        QCOMPARE(finder.shots(), (Shots{{100}}));
        finder.setVisible({{0}, {300}});
        QTRY_VERIFY_WITH_TIMEOUT(finder.isComplete(), patience);
        QCOMPARE(finder.shots(), (Shots{{100}, {230}}));
        // What is known is not looked at again.
        QSignalSpy changed(&finder, &ShotFinder::changed);
        finder.setVisible({{90}, {240}});
        QVERIFY(finder.isComplete());
        QCOMPARE(changed.size(), 0);
    }

    void aLongStretchIsNotLookedAt()
    {
        ShotFinder finder;
        finder.setView(m_view);
        finder.setVisible({{0}, {ShotFinder::most + 1}});
        QVERIFY(finder.isComplete());
        QCOMPARE(finder.shots(), Shots());
    }

    void otherFramesHaveOtherShots()
    {
        ShotFinder finder;
        finder.setView(m_view);
        finder.setVisible({{0}, {300}});
        QTRY_VERIFY_WITH_TIMEOUT(finder.isComplete(), patience);
        finder.setView(std::make_shared<media::SequenceView>(*m_view)); // another choice of takes
        QCOMPARE(finder.shots().size(), std::size_t(2));
        finder.setView(testsupport::withoutFrames(m_view, {{110}, {150}}));
        QCOMPARE(finder.shots(), Shots());
        finder.setVisible({{0}, {260}});
        QTRY_VERIFY_WITH_TIMEOUT(finder.isComplete(), patience);
        QCOMPARE(finder.shots(), (Shots{{100}, {190}}));
        finder.setView(nullptr);
        QCOMPARE(finder.shots(), Shots());
    }

private:
    QTemporaryDir m_dir;
    media::ViewPtr m_view;
};

QTEST_GUILESS_MAIN(TestShotFinder)
#include "tst_shotfinder.moc"
