// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/media/shots.h"

#include <QtTest>

using namespace timeline;
using media::Sketch;

namespace {

Sketch flat(int grey)
{
    return Sketch(100, std::uint8_t(grey));
}

// A shot of flat pictures, each `step` brighter than the one before.
void add(std::vector<Sketch> &film, int count, int grey, int step = 0)
{
    for (int i = 0; i < count; ++i)
        film.push_back(flat(grey + i * step));
}

} // namespace

class TestShots : public QObject {
    Q_OBJECT

private slots:
    void aShotBeginsWhereThePictureJumps_data()
    {
        QTest::addColumn<std::vector<Sketch>>("film");
        QTest::addColumn<std::vector<std::size_t>>("shots");
        using Shots = std::vector<std::size_t>;
        QTest::newRow("nothing has no shots") << std::vector<Sketch>() << Shots{};
        std::vector<Sketch> film;
        add(film, 20, 50);
        QTest::newRow("one shot does not begin anew") << film << Shots{};
        add(film, 20, 90);
        add(film, 20, 60);
        QTest::newRow("still pictures") << film << Shots{20, 40};
        film.clear();
        add(film, 20, 20, 4);
        add(film, 20, 200, -4);
        QTest::newRow("pictures that move") << film << Shots{20};
        film.clear();
        add(film, 20, 20, 4);
        add(film, 20, 104, 4);
        QTest::newRow("a jump like any other movement is none") << film << Shots{};
        film.clear();
        add(film, 20, 50);
        add(film, 2, 220);
        add(film, 20, 50);
        QTest::newRow("a flash is none") << film << Shots{};
        film.clear();
        add(film, 20, 50);
        add(film, 5, 220);
        add(film, 20, 50);
        QTest::newRow("two jumps close by hide each other") << film << Shots{};
        film.clear();
        add(film, 20, 50);
        add(film, 20, 58);
        QTest::newRow("a lamp that is switched on is none") << film << Shots{};
        film.clear();
        add(film, 10, 50);
        film.push_back({});
        add(film, 10, 200);
        QTest::newRow("a frame that does not decode hides the jump") << film << Shots{};
    }

    void aShotBeginsWhereThePictureJumps()
    {
        QFETCH(std::vector<Sketch>, film);
        QTEST(media::shotChanges(film), "shots");
    }

    void sketchesTellPicturesApart()
    {
        QImage picture(640, 360, QImage::Format_RGB32);
        picture.fill(QColor(100, 100, 100));
        const Sketch grey = media::sketchOf(picture);
        picture.fill(QColor(110, 110, 110));
        QCOMPARE(media::difference(grey, media::sketchOf(picture)), 10.0);
        QCOMPARE(media::difference(grey, grey), 0.0);
        QCOMPARE(media::difference(grey, {}), 0.0);
    }
};

QTEST_GUILESS_MAIN(TestShots)
#include "tst_shots.moc"
