// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmedia.h"
#include "tests/support/testsequence.h"
#include "timeline/media/takepictures.h"

#include <QSignalSpy>
#include <QtTest>

using namespace timeline;
using media::TakePictures;
using model::FrameNumber;
using model::FrameRange;

namespace {

constexpr int patience = 60'000;
constexpr FrameRange stretch{{30}, {66}};

std::vector<int> numbers(const std::vector<QImage> &pictures)
{
    std::vector<int> read;
    for (const QImage &picture : pictures)
        read.push_back(testsupport::readNumber(picture).value_or(-1));
    return read;
}

} // namespace

class TestTakePictures : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        testsupport::TakeSpec spec;
        spec.path = testsupport::make(testsupport::takeSpec());
        spec.range = stretch;
        spec.firstFrame = 5;
        m_view = testsupport::withTake(
            testsupport::sequenceOf(testsupport::openNamed("H.264 with B-frames and a long GOP")),
            spec);
        for (const model::Take &take : m_view->project.takes)
            m_takes.push_back(take.id);
        QCOMPARE(m_takes.size(), std::size_t(2));
    }

    void framesAreSpreadEvenly_data()
    {
        QTest::addColumn<FrameRange>("range");
        QTest::addColumn<std::vector<FrameNumber>>("frames");
        using Frames = std::vector<FrameNumber>;
        QTest::newRow("nothing stands for nothing") << FrameRange{{7}, {7}} << Frames{};
        QTest::newRow("few frames all stand for themselves")
            << FrameRange{{7}, {9}} << Frames{{7}, {8}};
        QTest::newRow("many frames are left out between")
            << FrameRange{{10}, {20}} << Frames{{10}, {12}, {15}, {17}};
    }

    void framesAreSpreadEvenly()
    {
        QFETCH(FrameRange, range);
        QTEST(media::framesStandingFor(range, 4), "frames");
    }

    void eachTakeShowsItsOwnPictures()
    {
        TakePictures pictures;
        pictures.setWanted(m_view, m_takes, stretch, 120);
        QTRY_VERIFY_WITH_TIMEOUT(pictures.isComplete(), patience);
        std::vector<int> original, take;
        for (int i = 0; i < 36; i += 3) {
            original.push_back(30 + i);
            take.push_back(2005 + i);
        }
        QCOMPARE(numbers(pictures.pictures().value(m_takes[0])), original);
        QCOMPARE(numbers(pictures.pictures().value(m_takes[1])), take);
    }

    void whatIsThereIsNotReadAgain()
    {
        TakePictures pictures;
        pictures.setWanted(m_view, m_takes, stretch, 120);
        QTRY_VERIFY_WITH_TIMEOUT(pictures.isComplete(), patience);
        QSignalSpy changed(&pictures, &TakePictures::changed);
        pictures.setWanted(m_view, m_takes, stretch, 120);
        QVERIFY(pictures.isComplete());
        QCOMPARE(changed.size(), 0);
        pictures.setWanted(m_view, {m_takes[1]}, stretch, 120);
        QVERIFY(pictures.isComplete());
        QCOMPARE(changed.size(), 1);
        QCOMPARE(pictures.pictures().size(), 1);
    }

    void anotherStretchHasOtherPictures()
    {
        TakePictures pictures;
        pictures.setWanted(m_view, m_takes, stretch, 120);
        pictures.setWanted(m_view, {m_takes[1]}, {{32}, {34}}, 120); // while the first are read
        QTRY_VERIFY_WITH_TIMEOUT(pictures.isComplete(), patience);
        QCOMPARE(pictures.pictures().keys(), QList<model::TakeId>{m_takes[1]});
        QCOMPARE(numbers(pictures.pictures().value(m_takes[1])), (std::vector<int>{2007, 2008}));
    }

    void aTakeWithoutAPictureHasNone_data()
    {
        QTest::addColumn<bool>("isPending");
        QTest::newRow("as it is still made") << true;
        QTest::newRow("as it is sound alone") << false;
    }

    void aTakeWithoutAPictureHasNone()
    {
        QFETCH(bool, isPending);
        auto changed = std::make_shared<media::SequenceView>(*m_view);
        model::Take &take = changed->project.takes[1];
        if (isPending)
            take.media = {};
        else
            take.hasPicture = false;
        TakePictures pictures;
        pictures.setWanted(changed, {m_takes[1]}, stretch, 120);
        QVERIFY(pictures.isComplete());
        QVERIFY(pictures.pictures().isEmpty());
    }

private:
    media::ViewPtr m_view;
    std::vector<model::TakeId> m_takes;
};

QTEST_GUILESS_MAIN(TestTakePictures)
#include "tst_takepictures.moc"
