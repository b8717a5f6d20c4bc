// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/columnmarks.h"
#include "ui/stamps.h"
#include "ui/stripes.h"
#include "ui/textstamps.h"
#include "ui/theme.h"

#include <QImage>
#include <QPainter>
#include <QTest>

using namespace ui;
using Runs = std::vector<ColumnMarks::Run>;

// What the timeline's painters make of many small things.
class TestTimelineMarks : public QObject {
    Q_OBJECT

private slots:
    void marksSideBySideAreOneRun()
    {
        ColumnMarks marks(10, 100);
        for (int i = 0; i < 40; ++i)
            marks.add(20 + i * 0.25, 20.2 + i * 0.25, 1);
        QCOMPARE(marks.runs(), (Runs{{20, 30, 1}}));
    }

    void theStrongerMarkIsSeen()
    {
        ColumnMarks marks(0, 100);
        marks.add(10, 12, 2);
        marks.add(8, 20, 1);
        QCOMPARE(marks.runs(), (Runs{{8, 10, 1}, {10, 12, 2}, {12, 20, 1}}));
    }

    void everyMarkHasAColumnAndNoneLiesOutside()
    {
        ColumnMarks marks(10, 20);
        marks.add(14.3, 14.31, 1);
        marks.add(-50, 9.9, 1);
        marks.add(20, 30, 1);
        marks.add(19.5, 1e12, 1);
        marks.add(-1e12, 10.6, 1);
        QCOMPARE(marks.runs(), (Runs{{10, 11, 1}, {14, 15, 1}, {19, 20, 1}}));
        ColumnMarks none(5, 5);
        none.add(0, 10, 1);
        QVERIFY(none.runs().empty());
    }

    void stripesLieWhereTheyWerePut()
    {
        QImage wanted(60, 30, QImage::Format_RGB32), image = wanted;
        for (QImage *ground : {&wanted, &image})
            ground->fill(Qt::darkGray);
        const std::vector<std::tuple<int, int, QColor>> all{{-5, 12, Qt::red}, {14, 15, Qt::green},
            {20, 40, Qt::blue}, {30, 34, Qt::white}, {49, 70, Qt::yellow}, {80, 90, Qt::cyan}};
        Stripes stripes(10, 50);
        QPainter direct(&wanted), painter(&image);
        for (const auto &[from, to, color] : all) {
            stripes.add(from, to, color);
            direct.fillRect(
                QRect(QPoint(from, 7), QPoint(to - 1, 17)) & QRect(10, 0, 40, 30), color);
        }
        stripes.paint(painter, 7, 11);
        Stripes(10, 50).paint(painter, 0, 30);
        Stripes(10, 5).paint(painter, 0, 30);
        direct.end();
        painter.end();
        QCOMPARE(image, wanted);
    }

    void aBoxIsAsWideAsAsked_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<double>("ratio");
        for (const int width : {3, 10, 23, 24, 25, 500}) {
            for (const double ratio : {1.0, 1.5, 2.0})
                QTest::addRow("%d pixels at %.1f", width, ratio) << width << ratio;
        }
    }

    void aBoxIsAsWideAsAsked()
    {
        QFETCH(int, width);
        QFETCH(double, ratio);
        QImage image(width + 20, 40, QImage::Format_RGB32);
        image.fill(Qt::black);
        QPainter painter(&image);
        Stamps stamps(ratio);
        const QRect rect(10, 5, width, 30);
        for (int twice = 0; twice < 2; ++twice)
            stamps.paintBox(painter, rect, {Qt::white, Qt::white, Qt::SolidLine});
        painter.end();
        for (int x = 0; x < image.width(); ++x)
            QCOMPARE(image.pixel(x, 20) != qRgb(0, 0, 0), x >= 10 && x < 10 + width);
        QVERIFY(image.pixel(10, 5) != qRgb(255, 255, 255)); // a round corner
        QCOMPARE(image.pixel(10 + width / 2, 4), qRgb(0, 0, 0));
        QCOMPARE(image.pixel(10 + width / 2, 35), qRgb(0, 0, 0));
    }

    void textIsAsQtPaintsIt_data()
    {
        QTest::addColumn<double>("ratio");
        QTest::addColumn<double>("left");
        for (const double ratio : {1.0, 2.0}) {
            for (const double left : {5.0, 5.5, 20.25})
                QTest::addRow("%.0f pixels a point, from %.2f", ratio, left) << ratio << left;
        }
    }

    void textIsAsQtPaintsIt()
    {
        QFETCH(double, ratio);
        QFETCH(double, left);
        const QFont font = theme::font(0.85);
        const QString timecode = QStringLiteral("00:12:34:07");
        const auto painted = [&](const auto &paint) {
            QImage image(QSize(140, 30) * ratio, QImage::Format_RGB32);
            image.setDevicePixelRatio(ratio);
            image.fill(theme::window);
            QPainter painter(&image);
            paint(painter);
            return image;
        };
        TextStamps stamps(font, ratio);
        const auto stamped = [&](QPainter &painter) {
            const double base = 15 + stamps.metrics().capHeight() / 2;
            painter.scale(1 / ratio, 1 / ratio);
            stamps.paintDigits(painter, QPointF(left, base) * ratio, timecode, theme::textDim);
        };
        const QImage direct = painted([&](QPainter &painter) {
            painter.setFont(font);
            painter.setPen(theme::textDim);
            theme::drawDigits(
                painter, QRectF(left, 5, 120, 20), Qt::AlignLeft | Qt::AlignVCenter, timecode);
        });
        const QImage first = painted(stamped), again = painted(stamped);
        QVERIFY(first == again);
        int ink = 0;
        for (int y = 0; y < direct.height(); ++y) {
            for (int x = 0; x < direct.width(); ++x) {
                const int wanted = qGreen(direct.pixel(x, y));
                ink += wanted != theme::window.green();
                QVERIFY2(std::abs(qGreen(first.pixel(x, y)) - wanted) <= 2,
                    qPrintable(QStringLiteral("%1, %2").arg(x).arg(y)));
            }
        }
        QVERIFY(ink > 100);
    }

    void looksAndSignsAreToldApart()
    {
        const auto painted = [](const auto &paint) {
            QImage image(40, 40, QImage::Format_RGB32);
            image.fill(Qt::black);
            QPainter painter(&image);
            Stamps stamps(1);
            paint(stamps, painter);
            return image;
        };
        const QRect box(0, 0, 40, 20), sign(4, 4, 16, 16);
        std::vector<QImage> all;
        for (const Qt::PenStyle line : {Qt::SolidLine, Qt::DashLine, Qt::DotLine})
            all.push_back(painted([&](Stamps &stamps, QPainter &painter) {
                stamps.paintBox(painter, box, {Qt::gray, Qt::white, line});
            }));
        all.push_back(painted([&](Stamps &stamps, QPainter &painter) {
            stamps.paintBox(painter, box, {Qt::white, Qt::gray, Qt::SolidLine});
        }));
        for (const Icon icon : {Icon::Picture, Icon::Sound})
            all.push_back(painted([&](Stamps &stamps, QPainter &painter) {
                stamps.paintSign(painter, icon, sign, Qt::white);
            }));
        all.push_back(painted([&](Stamps &stamps, QPainter &painter) {
            stamps.paintSign(painter, Icon::Sound, sign, Qt::red);
        }));
        for (std::size_t a = 0; a < all.size(); ++a) {
            for (std::size_t b = 0; b < a; ++b)
                QVERIFY(all[a] != all[b]);
        }
    }
};

QTEST_MAIN(TestTimelineMarks)
#include "tst_timelinemarks.moc"
