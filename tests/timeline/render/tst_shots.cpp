// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/shots.h"

#include <QtTest>

#include <array>

using namespace timeline;
using render::Thumbnail;

namespace {

Thumbnail flat(int grey)
{
    const auto level = std::uint8_t(grey);
    return render::thumbnailOf(
        std::vector<std::array<std::uint8_t, 3>>(Thumbnail::pixels, {level, level, level}));
}

// A shot of flat pictures, each `step` brighter than the one before.
void add(std::vector<Thumbnail> &film, int count, int grey, int step = 0)
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
        QTest::addColumn<std::vector<Thumbnail>>("film");
        QTest::addColumn<std::vector<std::size_t>>("shots");
        using Shots = std::vector<std::size_t>;
        QTest::newRow("nothing has no shots") << std::vector<Thumbnail>() << Shots{};
        std::vector<Thumbnail> film;
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
        QFETCH(std::vector<Thumbnail>, film);
        QTEST(render::shotChanges(film), "shots");
    }
};

QTEST_GUILESS_MAIN(TestShots)
#include "tst_shots.moc"
