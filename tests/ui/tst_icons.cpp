// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/iconpaths.h"
#include "ui/icons.h"
#include "ui/theme.h"

#include <QImage>
#include <QSet>
#include <QTest>

using ui::Icon;

class TestIcons : public QObject {
    Q_OBJECT

private slots:
    void everyIconIsDrawnInsideItsGrid();
    void everyIconIsAnother();
    void everyScaleIsDrawnAnew();
    void stateChangesTheColour();
};

void TestIcons::everyIconIsDrawnInsideItsGrid()
{
    for (int i = 0; i < ui::iconCount; ++i) {
        const ui::IconPaths paths = ui::iconPaths(Icon(i));
        QVERIFY2(
            !paths.filled.isEmpty() || !paths.stroked.isEmpty(), qPrintable(QString::number(i)));
        const double half = ui::iconStroke / 2;
        QRectF box = paths.filled.boundingRect();
        if (!paths.stroked.isEmpty())
            box |= paths.stroked.boundingRect().adjusted(-half, -half, half, half);
        QVERIFY2(
            QRectF(0, 0, ui::iconGrid, ui::iconGrid).contains(box), qPrintable(QString::number(i)));
    }
}

void TestIcons::everyIconIsAnother()
{
    QSet<QByteArray> pictures;
    for (int i = 0; i < ui::iconCount; ++i) {
        const QImage image = ui::icon(Icon(i)).pixmap(QSize(36, 36), 1.0).toImage();
        pictures.insert(
            QByteArray(reinterpret_cast<const char *>(image.constBits()), image.sizeInBytes()));
    }
    QCOMPARE(pictures.size(), ui::iconCount);
}

void TestIcons::everyScaleIsDrawnAnew()
{
    const QImage one = ui::icon(Icon::Picture).pixmap(QSize(18, 18), 1.0).toImage();
    QImage two = ui::icon(Icon::Picture).pixmap(QSize(18, 18), 2.0).toImage();
    QCOMPARE(two.size(), QSize(36, 36));
    two.setDevicePixelRatio(1);
    QVERIFY(two != one.scaled(36, 36));
}

void TestIcons::stateChangesTheColour()
{
    const QIcon icon = ui::icon(Icon::Pause);
    const auto ink = [&icon](QIcon::Mode mode, QIcon::State state) {
        return icon.pixmap(QSize(18, 18), 1.0, mode, state).toImage().pixelColor(6, 9);
    };
    QCOMPARE(ink(QIcon::Normal, QIcon::Off), ui::theme::text);
    QCOMPARE(ink(QIcon::Normal, QIcon::On), ui::theme::accent);
    QCOMPARE(ink(QIcon::Disabled, QIcon::Off), ui::theme::textOff);
}

QTEST_MAIN(TestIcons)
#include "tst_icons.moc"
