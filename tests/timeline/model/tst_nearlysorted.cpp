// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/model/nearlysorted.h"

#include <QTest>

#include <numeric>
#include <random>

using timeline::model::sortNearlySorted;

namespace {

struct Item {
    int key = 0;
    int place = 0; // before sorting

    bool operator==(const Item &) const = default;
};

std::vector<Item> items(const std::vector<int> &keys)
{
    std::vector<Item> all;
    for (const int key : keys)
        all.push_back({key, int(all.size())});
    return all;
}

} // namespace

class TestNearlySorted : public QObject {
    Q_OBJECT

private slots:
    void sortsLikeAStableSort_data()
    {
        QTest::addColumn<std::vector<int>>("keys");
        std::vector<int> up(1000);
        std::iota(up.begin(), up.end(), 0);
        std::mt19937 random(5);
        QTest::newRow("nothing") << std::vector<int>{};
        QTest::newRow("one") << std::vector<int>{7};
        QTest::newRow("sorted") << up;
        QTest::newRow("decoding order of B-frames")
            << std::vector<int>{0, 4, 2, 1, 3, 8, 6, 5, 7, 12, 10, 9, 11};
        QTest::newRow("backwards, far more than it is made for")
            << std::vector<int>(up.rbegin(), up.rend());
        auto mixed = up;
        std::ranges::shuffle(mixed, random);
        QTest::newRow("mixed") << mixed;
        for (int &key : mixed)
            key /= 50;
        QTest::newRow("many equal ones keep their order") << mixed;
        auto late = up;
        late.push_back(-1);
        QTest::newRow("the first one comes last") << late;
    }
    void sortsLikeAStableSort()
    {
        QFETCH(std::vector<int>, keys);
        std::vector<Item> sorted = items(keys), expected = items(keys);
        sortNearlySorted(sorted, &Item::key);
        std::ranges::stable_sort(expected, {}, &Item::key);
        QVERIFY(sorted == expected);
    }
};

QTEST_GUILESS_MAIN(TestNearlySorted)
#include "tst_nearlysorted.moc"
