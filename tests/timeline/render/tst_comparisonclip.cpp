// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmedia.h"
#include "tests/support/testsequence.h"
#include "timeline/media/sequencereader.h"
#include "timeline/render/comparisonclip.h"
#include "timeline/render/comparisonpainter.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace timeline;
using render::Comparison;
using render::ComparisonClip;
using render::ComparisonPainter;
using render::Pairing;

namespace {

constexpr QRect whole{0, 0, 320, 180};

media::ViewPtr numbered(const char *name, int first, QSize size = {320, 180})
{
    testsupport::MediaSpec spec;
    spec.name = QString::fromLatin1(name);
    spec.frames = 40;
    spec.firstNumber = first;
    spec.size = size;
    return testsupport::openSequence(testsupport::make(spec));
}

Comparison paired(const media::ViewPtr &a, const media::ViewPtr &b, Pairing::Kind kind)
{
    Comparison comparison{{a, QStringLiteral("before")}, {b, QStringLiteral("after")},
        Comparison::Layout::Paired, {}};
    comparison.pairing.kind = kind;
    return comparison;
}

std::vector<int> counted(int from, int count)
{
    std::vector<int> numbers;
    for (int n = from; n < from + count; ++n)
        numbers.push_back(n);
    return numbers;
}

// Of two pictures as a decoder gives them, in brightness alone: an encoder keeps a quarter of the
// colours.
double lumaPsnr(const QImage &a, const QImage &b)
{
    double sum = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const double d = qGray(a.pixel(x, y)) - qGray(b.pixel(x, y));
            sum += d * d;
        }
    }
    return sum > 0 ? 10 * std::log10(255.0 * 255 * a.width() * a.height() / sum) : 999;
}

} // namespace

class TestComparisonClip : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_a = numbered("before, for comparing", 0);
        m_b = numbered("after, for comparing", 1000);
    }

    void everySideShowsItsFrameOfTheSameNumber_data()
    {
        QTest::addColumn<Comparison::Layout>("layout");
        QTest::addColumn<QSize>("size");
        QTest::newRow("side by side") << Comparison::Layout::SideBySide << QSize(644, 196);
        QTest::newRow("over and under") << Comparison::Layout::OverUnder << QSize(320, 380);
    }

    void everySideShowsItsFrameOfTheSameNumber()
    {
        QFETCH(Comparison::Layout, layout);
        const ComparisonClip clip{{{m_a, {}}, {m_b, {}}, layout, {}}, {{5}, {30}}};
        const media::ViewPtr out = written(clip);
        const render::ReviewLayout lain = render::reviewLayout({320, 180}, layout);
        QTEST(lain.size, "size");
        QCOMPARE(out->project.sequence.format.size, lain.size);
        QCOMPARE(testsupport::numbersOf(out, lain.a), counted(5, 25));
        QCOMPARE(testsupport::numbersOf(out, lain.b), counted(1005, 25));
    }

    void aWipeAtItsEndsIsOneOfThem()
    {
        for (const auto &[position, first] : {std::pair(0.0, 1003), std::pair(1.0, 3)}) {
            ComparisonClip clip{paired(m_a, m_b, Pairing::Kind::Wipe), {{3}, {20}}};
            clip.comparison.pairing.position = position;
            clip.comparison.pairing.angle = 20;
            QCOMPARE(testsupport::numbersOf(written(clip), whole), counted(first, 17));
        }
    }

    // What the painter makes is what the file has, and what the painter makes is the pairing of
    // what the two sequences show.
    void theFileHasWhatIsPainted_data()
    {
        QTest::addColumn<Pairing::Kind>("kind");
        QTest::newRow("wipe") << Pairing::Kind::Wipe;
        QTest::newRow("difference") << Pairing::Kind::Difference;
        QTest::newRow("blend") << Pairing::Kind::Blend;
    }

    void theFileHasWhatIsPainted()
    {
        QFETCH(Pairing::Kind, kind);
        ComparisonClip clip{paired(m_a, m_b, kind), {{0}, {12}}};
        clip.comparison.pairing.angle = 30;
        clip.comparison.pairing.gain = 2;
        const media::ViewPtr out = written(clip);
        ComparisonPainter painter(clip.comparison);
        media::SequenceReader file(out), a(m_a), b(m_b);
        for (int n = 0; n < 12; n += 4) {
            const QImage painted = painter.image({n})->copy(whole);
            QImage expected =
                render::paired(*a.image({n}, {}), *b.image({n}, {}), clip.comparison.pairing);
            const auto line =
                render::wipeLine(QSizeF(320, 180), clip.comparison.pairing.angle, 0.5);
            if (kind == Pairing::Kind::Wipe) {
                QVERIFY(painted != expected); // the line is seen
                expected = withoutLine(expected, line);
                QCOMPARE(withoutLine(painted, line), expected);
            } else {
                QCOMPARE(painted, expected);
            }
            const double psnr = lumaPsnr(file.image({n}, {})->copy(whole), painted);
            QVERIFY2(psnr > 38, qPrintable(QString::number(psnr)));
        }
    }

    void theSoundIsThatOfTheSideChosen()
    {
        testsupport::MediaSpec silent;
        silent.name = QStringLiteral("after, without sound");
        silent.frames = 40;
        silent.audioChannels = 0;
        const auto quiet = testsupport::openSequence(testsupport::make(silent));
        ComparisonClip clip{paired(m_a, quiet, Pairing::Kind::Blend), {{0}, {30}}};
        clip.sound = ComparisonClip::Sound::A;
        const media::ViewPtr heard = written(clip);
        QCOMPARE(testsupport::clicksOf(heard).size(), testsupport::clicksOf(m_a).size() - 1);
        for (std::size_t i = 0; i < testsupport::clicksOf(heard).size(); ++i)
            QVERIFY(std::abs(testsupport::clicksOf(heard)[i] - testsupport::clicksOf(m_a)[i])
                < 1.0 / 48'000);
        clip.sound = ComparisonClip::Sound::B;
        QVERIFY(written(clip)->files.cbegin()->info.audio.empty());
    }

    void anotherShapeHasBlackBesideIt()
    {
        const auto tall = numbered("after, of another shape", 500, {180, 180});
        Comparison comparison{{m_a, {}}, {tall, {}}, Comparison::Layout::SideBySide, {}};
        ComparisonPainter painter(comparison);
        const QImage image = painter.image({7}).value();
        const QRect b = painter.layout().b;
        QCOMPARE(image.pixel(b.left() + 2, 90), qRgb(0, 0, 0));
        QCOMPARE(
            testsupport::readNumber(image.copy(b.adjusted(70, 0, -70, 0))), std::optional(507));
    }

    void aSheetHasARowForEachFrame()
    {
        for (const auto layout : {Comparison::Layout::SideBySide, Comparison::Layout::OverUnder}) {
            const Comparison comparison{{m_a, {}}, {m_b, {}}, layout, {}};
            const QImage sheet =
                render::comparisonSheet(comparison, {{3}, {20}, {39}}, 400).value();
            const render::ReviewLayout lain = render::reviewLayout({320, 180}, layout);
            QCOMPARE(sheet.size(), QSize(lain.size.width(), 3 * (lain.size.height() + 4) - 4));
            int top = 0;
            for (const int n : {3, 20, 39}) {
                QCOMPARE(testsupport::readNumber(sheet.copy(lain.a.translated(0, top))),
                    std::optional(n));
                QCOMPARE(testsupport::readNumber(sheet.copy(lain.b.translated(0, top))),
                    std::optional(1000 + n));
                top += lain.size.height() + 4;
            }
        }
    }

    void theWordsAreSeen()
    {
        Comparison comparison{{m_a, QStringLiteral("before")}, {m_a, QStringLiteral("after")},
            Comparison::Layout::SideBySide, {}};
        const QImage named = ComparisonPainter(comparison).image({3}).value();
        comparison.b.name = QStringLiteral("a name so long that it would run into the timecode");
        const QImage other = ComparisonPainter(comparison).image({3}).value();
        const QRect words = render::reviewLayout({320, 180}).words;
        const QRect left(0, words.top(), 400, words.height());
        QCOMPARE(named.copy(left), other.copy(left));
        QVERIFY(named.copy(words) != other.copy(words));
    }

    void nonsenseIsRefused()
    {
        QTemporaryDir folder;
        const auto refusal = [&](const ComparisonClip &clip, const char *name) {
            const auto result =
                render::writeComparison(clip, folder.filePath(QLatin1String(name)), {}, {});
            return result ? std::nullopt : std::optional(result.error().kind);
        };
        const Comparison comparison = paired(m_a, m_b, Pairing::Kind::Wipe);
        const std::optional invalid(model::Error::Kind::InvalidRequest);
        QCOMPARE(refusal({comparison, {{0}, {9}}}, "out.txt"), invalid);
        QCOMPARE(refusal({comparison, {{9}, {9}}}, "out.mp4"), invalid);
        QCOMPARE(refusal({comparison, {{30}, {41}}}, "out.mp4"), invalid);
        QCOMPARE(refusal({comparison, {{-1}, {4}}}, "out.mp4"), invalid);
        QVERIFY(!render::comparisonSheet(comparison, {}, 180));
        QVERIFY(!render::comparisonSheet(comparison, {{1}}, 0));
        QVERIFY(!render::comparisonSheet(comparison, {{1}}, 1'000'000));
        QVERIFY(!render::comparisonSheet(comparison, {{1000}}, 180)); // no such frame
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList());
    }

    void cancelledItLeavesNothing()
    {
        QTemporaryDir folder;
        model::CancelToken cancel;
        const auto progress = [&](double fraction) {
            if (fraction > 0.4)
                cancel.cancel();
        };
        const auto result =
            render::writeComparison({paired(m_a, m_b, Pairing::Kind::Blend), {{0}, {40}}},
                folder.filePath(QStringLiteral("out.mp4")), progress, cancel);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, model::Error::Kind::Cancelled);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList());
    }

private:
    media::ViewPtr written(const ComparisonClip &clip)
    {
        const QString path = m_folder.filePath(QStringLiteral("%1.mp4").arg(++m_files));
        const auto done = render::writeComparison(clip, path, {}, {});
        if (!done)
            qFatal("%s", qPrintable(done.error().detail));
        return testsupport::openSequence(path);
    }

    // With everything near it black.
    static QImage withoutLine(QImage image, const QLineF &line)
    {
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const QPointF from = QPointF(x + 0.5, y + 0.5) - line.p1();
                const QPointF along(line.unitVector().dx(), line.unitVector().dy());
                if (std::abs(from.x() * along.y() - from.y() * along.x()) < 4)
                    image.setPixel(x, y, qRgb(0, 0, 0));
            }
        }
        return image;
    }

    media::ViewPtr m_a, m_b;
    QTemporaryDir m_folder;
    int m_files = 0;
};

QTEST_MAIN(TestComparisonClip)
#include "tst_comparisonclip.moc"
