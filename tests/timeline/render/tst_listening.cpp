// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmedia.h"
#include "tests/support/testsequence.h"
#include "timeline/media/sequencereader.h"
#include "timeline/render/listening.h"
#include "timeline/render/loudness.h"

#include <QTest>

#include <cmath>

using namespace timeline;

namespace {

// The film's own sound, `gain` times as loud in frames 25 to 75.
media::ViewPtr louder(const media::ViewPtr &film, double gain)
{
    testsupport::MediaSpec spec;
    spec.name = QStringLiteral("a take for listening, %1 times").arg(gain);
    spec.audioArgs = {QStringLiteral("-c:a"), QStringLiteral("aac"), QStringLiteral("-af"),
        QStringLiteral("volume=%1").arg(gain)};
    return testsupport::withTake(
        film, {testsupport::make(spec), {{25}, {75}}, 25, 0, true, true, {}});
}

} // namespace

class TestListening : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        testsupport::MediaSpec spec;
        spec.name = QStringLiteral("a film for listening");
        m_film = testsupport::openSequence(testsupport::make(spec));
    }

    void theOtherIsBroughtToTheReference_data()
    {
        QTest::addColumn<double>("louder");
        QTest::newRow("a louder one") << 1.2;
        QTest::newRow("a softer one") << 0.5;
        QTest::newRow("one as loud") << 1.0;
    }

    void theOtherIsBroughtToTheReference()
    {
        QFETCH(double, louder);
        const auto take = ::louder(m_film, louder);
        const double gain = render::listeningGain(m_film, take, {{25}, {75}});
        QVERIFY2(std::abs(20 * std::log10(gain * louder)) < 0.3, qPrintable(QString::number(gain)));
        // What is measured is what would be heard: with the gain both are as loud.
        const auto one = render::loudnessOf(m_film, {{25}, {75}});
        const auto other = render::loudnessOf(take, {{25}, {75}});
        QVERIFY(one && other);
        QVERIFY(std::abs(*other + 20 * std::log10(gain) - *one) < 0.01);
    }

    void whereBothSoundAlikeThereIsNothingToDo()
    {
        const auto take = louder(m_film, 1.2);
        QCOMPARE(render::listeningGain(take, take, {{25}, {75}}), 1.0);
        QVERIFY(std::abs(render::listeningGain(m_film, take, {{0}, {20}}) - 1) < 0.001);
    }

    void nothingIsMadeOfSilence()
    {
        testsupport::MediaSpec spec;
        spec.name = QStringLiteral("a silent film for listening");
        spec.silent = true;
        const auto silent = testsupport::openSequence(testsupport::make(spec));
        QCOMPARE(render::loudnessOf(silent, {{0}, {50}}), std::nullopt);
        QCOMPARE(render::listeningGain(m_film, silent, {{0}, {50}}), 1.0);
        QCOMPARE(render::listeningGain(silent, m_film, {{0}, {50}}), 1.0);
    }

    void nonsenseAndCancellingAreNothing()
    {
        for (const model::FrameRange &range :
            {model::FrameRange{{5}, {5}}, {{-1}, {5}}, {{0}, {1000}}})
            QCOMPARE(render::loudnessOf(m_film, range), std::nullopt);
        QCOMPARE(render::loudnessOf(nullptr, {{0}, {5}}), std::nullopt);
        model::CancelToken cancel;
        cancel.cancel();
        QCOMPARE(render::loudnessOf(m_film, {{0}, {50}}, cancel), std::nullopt);
    }

private:
    media::ViewPtr m_film;
};

QTEST_GUILESS_MAIN(TestListening)
#include "tst_listening.moc"
