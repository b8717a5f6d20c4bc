// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/takedifference.h"

#include "tests/support/testmedia.h"
#include "tests/support/testsequence.h"

#include <QColor>
#include <QTest>

#include <algorithm>

using namespace timeline;
using model::FrameNumber;
using render::DifferenceCache;
using render::DifferencePair;
using render::DifferenceRow;

namespace {

QImage plain(const QColor &color, QSize size = {160, 90})
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(color);
    return image;
}

} // namespace

class TestTakeDifference : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        testsupport::MediaSpec spec;
        spec.name = QStringLiteral("a film to hold takes against");
        spec.frames = 60;
        m_film = testsupport::make(spec);
        m_base = testsupport::openSequence(m_film);
    }

    void levelsAreThoseOfBrightness()
    {
        QCOMPARE(render::lumaLevels(plain({40, 40, 40}), plain({60, 60, 60})), 20.0);
        QCOMPARE(render::lumaLevels(plain({60, 60, 60}), plain({40, 40, 40})), 20.0);
        QCOMPARE(render::lumaLevels(plain({9, 9, 9}), plain({9, 9, 9})), 0.0);
        QCOMPARE(render::lumaLevels(plain({9, 9, 9}), plain({19, 19, 19}, {80, 45})), 10.0);
        QCOMPARE(render::lumaLevels({}, plain({9, 9, 9})), 0.0);
        QImage half = plain({100, 100, 100});
        for (int y = 0; y < half.height() / 2; ++y) {
            for (int x = 0; x < half.width(); ++x)
                half.setPixelColor(x, y, QColor(140, 140, 140));
        }
        QVERIFY(std::abs(render::lumaLevels(half, plain({100, 100, 100})) - 20) < 0.5);
    }

    // The take is the film itself with 4 frames of another number in the middle.
    void theRowTellsWhichFramesDiffer()
    {
        testsupport::MediaSpec other;
        other.name = QStringLiteral("a film of other numbers");
        other.frames = 60;
        other.firstNumber = 4321;
        const auto same =
            testsupport::withTake(m_base, {m_film, {{10}, {40}}, 10, 0, true, true, {}});
        const auto twice = testsupport::withTake(
            same, {testsupport::make(other), {{20}, {24}}, 20, 0, true, true, {}});
        const DifferencePair pair{twice, m_base, {{5}, {45}}};
        const DifferenceRow row = measured(pair);
        QCOMPARE(row.frames, pair.frames);
        QCOMPARE(row.levels.size(), 40u);
        for (std::int64_t n = 5; n < 45; ++n) {
            const float level = row.levels[std::size_t(n - 5)];
            const bool differs = n >= 20 && n < 24;
            QVERIFY2(differs ? level > 4 : level == 0,
                qPrintable(QStringLiteral("frame %1: %2").arg(n).arg(double(level))));
        }
    }

    void whatLiesOutsideTheTakeIsKnownToBeTheSame()
    {
        const auto shown =
            testsupport::withTake(m_base, {m_film, {{10}, {20}}, 30, 2, true, true, {}});
        const DifferenceRow row = DifferenceCache().known({shown, m_base, {{8}, {22}}});
        std::vector<float> expected(14, 0);
        std::fill_n(expected.begin() + 2, 8, DifferenceRow::unknown);
        QCOMPARE(row.levels, expected); // the last two of the take fall back
    }

    void whatWasMeasuredStaysKnownWhereverItLies()
    {
        const auto shown =
            testsupport::withTake(m_base, {m_film, {{10}, {20}}, 30, 0, true, true, {}});
        DifferenceCache cache;
        const DifferencePair pair{shown, m_base, {{10}, {20}}};
        for (FrameNumber n = pair.frames.begin; n < pair.frames.end; n = n + 1)
            cache.insert(pair, n, float(n.value));
        const auto first = cache.known(pair).levels;
        QCOMPARE(first.front(), 10.0F);
        QCOMPARE(first.back(), 19.0F);
        // Five frames less before it: the same pictures, earlier.
        const model::FrameRange gone{{0}, {5}};
        const DifferencePair moved{testsupport::withoutFrames(shown, gone),
            testsupport::withoutFrames(m_base, gone), {{5}, {15}}};
        QCOMPARE(cache.known(moved).levels, first);
        // Another conform, another picture.
        model::Project project = shown->project;
        project.takes.back().conform.colorMatch = true;
        const DifferencePair matched{media::makeView(project, shown->files), m_base, pair.frames};
        QCOMPARE(cache.known(matched).levels, std::vector<float>(10, DifferenceRow::unknown));
        cache.insert(matched, {10}, 99);
        QCOMPARE(cache.known(pair).levels, first);
    }

    void onlyWhatIsUnknownIsMeasured()
    {
        const auto shown =
            testsupport::withTake(m_base, {m_film, {{10}, {20}}, 30, 0, true, true, {}});
        const DifferencePair pair{shown, m_base, {{10}, {20}}};
        DifferenceRow row = DifferenceCache().known(pair);
        for (const std::size_t known : {0u, 3u, 4u})
            row.levels[known] = 1;
        std::vector<std::int64_t> found;
        render::measureDifferences(
            pair, row, [&](FrameNumber n, float) { found.push_back(n.value); }, {});
        QCOMPARE(found, (std::vector<std::int64_t>{11, 12, 15, 16, 17, 18, 19}));
        found.clear();
        model::CancelToken cancel;
        render::measureDifferences(
            pair, row,
            [&](FrameNumber n, float) {
                found.push_back(n.value);
                cancel.cancel();
            },
            cancel);
        QCOMPARE(found, std::vector<std::int64_t>{11});
    }

private:
    static DifferenceRow measured(const DifferencePair &pair)
    {
        DifferenceCache cache;
        render::measureDifferences(pair, cache.known(pair),
            [&](FrameNumber n, float level) { cache.insert(pair, n, level); }, {});
        return cache.known(pair);
    }

    QString m_film;
    media::ViewPtr m_base;
};

QTEST_GUILESS_MAIN(TestTakeDifference)
#include "tst_takedifference.moc"
