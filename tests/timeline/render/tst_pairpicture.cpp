// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/pairpicture.h"

#include <QTest>

#include <cmath>

using timeline::render::paired;
using timeline::render::Pairing;

namespace {

using Kind = Pairing::Kind;
using Measure = Pairing::Measure;

QImage pattern(QSize size, int seed)
{
    QImage image(size, QImage::Format_RGB32);
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x)
            image.setPixel(x, y, qRgb((x * 7 + seed) & 255, (y * 11) & 255, (x * y + seed) & 255));
    }
    return image;
}

// The whole picture, each pixel by its own rule.
template <class Rule> QImage byRule(const QImage &a, const QImage &b, Rule rule)
{
    QImage image(a.size(), QImage::Format_RGB32);
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x)
            image.setPixel(x, y, rule(x, y, a.pixel(x, y), b.pixel(x, y)));
    }
    return image;
}

Pairing wipeAt(double angle, double position)
{
    Pairing how;
    how.angle = angle;
    how.position = position;
    return how;
}

double luma(QRgb c)
{
    return (54.0 * qRed(c) + 183.0 * qGreen(c) + 19.0 * qBlue(c)) / 256;
}

QRgb grey(double value)
{
    const int v = int(std::clamp(std::floor(value + 0.5), 0.0, 255.0));
    return qRgb(v, v, v);
}

} // namespace

class TestPairPicture : public QObject {
    Q_OBJECT

private slots:
    void aWipeShowsEachOnItsSide_data();
    void aWipeShowsEachOnItsSide();
    void aSlantedWipeCutsWhereItsLineLies();
    void atItsEndsAWipeShowsOneWhole();
    void differencesAreWhatTheySay_data();
    void differencesAreWhatTheySay();
    void equalPicturesHaveNoDifference();
    void aBlendLiesBetween();
    void settingsOutsideTheirLimitsAreClamped();
    void anotherSizeIsBroughtToAs();
    void withoutAPictureThereIsNone();
    void theLineIsDrawnWhereThePictureIsCut_data();
    void theLineIsDrawnWhereThePictureIsCut();
    void aFullHdPicture_data();
    void aFullHdPicture();

private:
    const QImage m_a = pattern({64, 36}, 3);
    const QImage m_b = pattern({64, 36}, 117);
};

void TestPairPicture::aWipeShowsEachOnItsSide_data()
{
    QTest::addColumn<double>("angle");
    QTest::addColumn<double>("position");
    QTest::addColumn<QRect>("ofA");
    QTest::newRow("upright, in the middle") << 0.0 << 0.5 << QRect(0, 0, 32, 36);
    QTest::newRow("upright, a quarter") << 0.0 << 0.25 << QRect(0, 0, 16, 36);
    QTest::newRow("level, in the middle") << 90.0 << 0.5 << QRect(0, 0, 64, 18);
    QTest::newRow("level, three quarters") << 90.0 << 0.75 << QRect(0, 0, 64, 27);
    QTest::newRow("upright, A at the right") << 180.0 << 0.25 << QRect(48, 0, 16, 36);
    QTest::newRow("level, A below") << 270.0 << 0.25 << QRect(0, 27, 64, 9);
    QTest::newRow("turned once around") << 360.0 << 0.25 << QRect(0, 0, 16, 36);
    QTest::newRow("turned backwards") << -90.0 << 0.25 << QRect(0, 27, 64, 9);
    QTest::newRow("within a pixel, its middle decides") << 0.0 << 16.4 / 64 << QRect(0, 0, 16, 36);
    QTest::newRow("beyond its middle") << 0.0 << 16.6 / 64 << QRect(0, 0, 17, 36);
}

void TestPairPicture::aWipeShowsEachOnItsSide()
{
    QFETCH(double, angle);
    QFETCH(double, position);
    QFETCH(QRect, ofA);
    const QImage expected =
        byRule(m_a, m_b, [&](int x, int y, QRgb p, QRgb q) { return ofA.contains(x, y) ? p : q; });
    QCOMPARE(paired(m_a, m_b, wipeAt(angle, position)), expected);
}

void TestPairPicture::aSlantedWipeCutsWhereItsLineLies()
{
    for (const double angle : {30.0, 45.0, 117.0, 200.0, 333.0}) {
        const double turn = angle * std::acos(-1.0) / 180;
        const double extent = 64 * std::abs(std::cos(turn)) + 36 * std::abs(std::sin(turn));
        const QImage expected = byRule(m_a, m_b, [&](int x, int y, QRgb p, QRgb q) {
            const double at = (x + 0.5 - 32) * std::cos(turn) + (y + 0.5 - 18) * std::sin(turn);
            return at < (0.371 - 0.5) * extent ? p : q;
        });
        QCOMPARE(paired(m_a, m_b, wipeAt(angle, 0.371)), expected);
    }
}

void TestPairPicture::atItsEndsAWipeShowsOneWhole()
{
    for (double angle = 0; angle < 360; angle += 7.5) {
        QCOMPARE(paired(m_a, m_b, wipeAt(angle, 0)), m_b);
        QCOMPARE(paired(m_a, m_b, wipeAt(angle, 1)), m_a);
    }
}

void TestPairPicture::differencesAreWhatTheySay_data()
{
    QTest::addColumn<Measure>("measure");
    QTest::addColumn<int>("gain");
    for (const int gain : {1, 4, 7, 32}) {
        QTest::addRow("brightness, %d times", gain) << Measure::Luma << gain;
        QTest::addRow("signed, %d times", gain) << Measure::Signed << gain;
        QTest::addRow("colours, %d times", gain) << Measure::Color << gain;
    }
}

void TestPairPicture::differencesAreWhatTheySay()
{
    QFETCH(Measure, measure);
    QFETCH(int, gain);
    Pairing how;
    how.kind = Kind::Difference;
    how.measure = measure;
    how.gain = gain;
    const QImage expected = byRule(m_a, m_b, [&](int, int, QRgb p, QRgb q) {
        const double rise = (luma(q) - luma(p)) * gain;
        if (measure == Measure::Luma)
            return grey(std::abs(rise));
        if (measure == Measure::Signed)
            return grey(128 + rise);
        return qRgb(std::min(std::abs(qRed(p) - qRed(q)) * gain, 255),
            std::min(std::abs(qGreen(p) - qGreen(q)) * gain, 255),
            std::min(std::abs(qBlue(p) - qBlue(q)) * gain, 255));
    });
    QCOMPARE(paired(m_a, m_b, how), expected);
}

void TestPairPicture::equalPicturesHaveNoDifference()
{
    Pairing how;
    how.kind = Kind::Difference;
    how.gain = Pairing::mostGain;
    for (const auto &[measure, shown] : {std::pair(Measure::Luma, 0xff000000U),
             std::pair(Measure::Color, 0xff000000U), std::pair(Measure::Signed, 0xff808080U)}) {
        how.measure = measure;
        QImage plain(m_a.size(), QImage::Format_RGB32);
        plain.fill(shown);
        QCOMPARE(paired(m_a, m_a, how), plain);
    }
}

void TestPairPicture::aBlendLiesBetween()
{
    Pairing how;
    how.kind = Kind::Blend;
    for (const double share : {0.0, 0.25, 0.5, 0.8, 1.0}) {
        how.share = share;
        const double ofB = std::round(share * 256) / 256;
        const QImage expected = byRule(m_a, m_b, [&](int, int, QRgb p, QRgb q) {
            const auto mixed = [&](int x, int y) {
                return int(std::floor(x * (1 - ofB) + y * ofB + 0.5));
            };
            return qRgb(
                mixed(qRed(p), qRed(q)), mixed(qGreen(p), qGreen(q)), mixed(qBlue(p), qBlue(q)));
        });
        QCOMPARE(paired(m_a, m_b, how), expected);
    }
    how.share = 0;
    QCOMPARE(paired(m_a, m_b, how), m_a);
    how.share = 1;
    QCOMPARE(paired(m_a, m_b, how), m_b);
}

void TestPairPicture::settingsOutsideTheirLimitsAreClamped()
{
    QCOMPARE(paired(m_a, m_b, wipeAt(33, -4)), m_b);
    QCOMPARE(paired(m_a, m_b, wipeAt(33, 4)), m_a);
    Pairing how;
    how.kind = Kind::Blend;
    how.share = 9;
    QCOMPARE(paired(m_a, m_b, how), m_b);
    how.kind = Kind::Difference;
    how.gain = 1000;
    Pairing most = how;
    most.gain = Pairing::mostGain;
    QCOMPARE(paired(m_a, m_b, how), paired(m_a, m_b, most));
    how.gain = most.gain = 1;
    how.gain = -3;
    QCOMPARE(paired(m_a, m_b, how), paired(m_a, m_b, most));
}

void TestPairPicture::anotherSizeIsBroughtToAs()
{
    QImage plain(17, 90, QImage::Format_ARGB32);
    plain.fill(QColor(10, 200, 30));
    QImage expected(m_a.size(), QImage::Format_RGB32);
    expected.fill(QColor(10, 200, 30));
    QCOMPARE(paired(m_a, plain, wipeAt(0, 0)), expected);
}

void TestPairPicture::withoutAPictureThereIsNone()
{
    QVERIFY(paired({}, m_b, {}).isNull());
    QVERIFY(paired(m_a, {}, {}).isNull());
}

void TestPairPicture::theLineIsDrawnWhereThePictureIsCut_data()
{
    QTest::addColumn<double>("angle");
    QTest::addColumn<double>("position");
    QTest::addColumn<QLineF>("line");
    QTest::newRow("upright") << 0.0 << 0.25 << QLineF(16, 0, 16, 36);
    QTest::newRow("level") << 90.0 << 0.5 << QLineF(64, 18, 0, 18);
    QTest::newRow("at the left edge") << 0.0 << 0.0 << QLineF(0, 0, 0, 36);
    QTest::newRow("at the right edge") << 0.0 << 1.0 << QLineF(64, 0, 64, 36);
}

void TestPairPicture::theLineIsDrawnWhereThePictureIsCut()
{
    QFETCH(double, angle);
    QFETCH(double, position);
    const QSizeF size(64, 36);
    const QLineF line = timeline::render::wipeLine(size, angle, position);
    QTEST(line, "line");
    for (const double turned : {angle, angle + 30, angle + 45, angle + 200}) {
        const QLineF there = timeline::render::wipeLine(size, turned, 0.4);
        for (const double t : {0.0, 0.3, 1.0}) {
            const double at = timeline::render::wipePositionAt(size, turned, there.pointAt(t));
            QVERIFY(std::abs(at - 0.4) < 1e-9);
        }
        for (const QPointF &end : {there.p1(), there.p2()})
            QVERIFY(QRectF(-1e-6, -1e-6, 64 + 2e-6, 36 + 2e-6).contains(end));
    }
}

void TestPairPicture::aFullHdPicture_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<Measure>("measure");
    QTest::newRow("wipe") << Kind::Wipe << Measure::Luma;
    QTest::newRow("difference") << Kind::Difference << Measure::Luma;
    QTest::newRow("signed difference") << Kind::Difference << Measure::Signed;
    QTest::newRow("difference of colours") << Kind::Difference << Measure::Color;
    QTest::newRow("blend") << Kind::Blend << Measure::Luma;
}

void TestPairPicture::aFullHdPicture()
{
    QFETCH(Kind, kind);
    QFETCH(Measure, measure);
    const QImage a = pattern({1920, 1080}, 3), b = pattern({1920, 1080}, 90);
    Pairing how;
    how.kind = kind;
    how.measure = measure;
    how.angle = 30;
    QImage out;
    QBENCHMARK
    {
        out = paired(a, b, how);
    }
    QCOMPARE(out.size(), a.size());
}

QTEST_GUILESS_MAIN(TestPairPicture)
#include "tst_pairpicture.moc"
