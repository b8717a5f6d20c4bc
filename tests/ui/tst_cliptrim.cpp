// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/syntheticview.h"
#include "timeline/edit/edits.h"
#include "timeline/edit/rangeedits.h"
#include "ui/cliptrim.h"

#include <QTest>

using namespace ui;
using timeline::model::FrameNumber;
using timeline::model::FrameRange;

namespace {

// Of a file of 1000 frames: frames 100 to 399, then 500 to 799.
timeline::media::ViewPtr twoClips()
{
    using namespace timeline;
    const media::ViewPtr whole = tests::syntheticView(1000);
    const model::FrameIndexes indexes = media::indexesOf(whole->files);
    model::Project project = whole->project;
    for (const FrameRange gone : {FrameRange{{800}, {1000}}, {{400}, {500}}, {{0}, {100}}})
        project = *edit::deleteRange(project, indexes, whole->grid->shown(gone));
    return media::makeView(project, whole->files);
}

} // namespace

// Where the edge of a clip can be dragged, and what is said of it meanwhile.
class TestClipTrim : public QObject {
    Q_OBJECT

private slots:
    void anEdgeGoesAsFarAsThereArePictures_data()
    {
        QTest::addColumn<ClipTrim>("trim");
        QTest::addColumn<int>("least");
        QTest::addColumn<int>("most");
        const FrameRange first{{0}, {300}}, second{{300}, {600}};
        QTest::newRow("the first begin: its file's hundred frames")
            << ClipTrim{first, true, false, {}} << -100 << 299;
        QTest::newRow("the first end: to the file's end")
            << ClipTrim{first, false, false, {}} << 1 << 900;
        QTest::newRow("the second begin: to the file's begin")
            << ClipTrim{second, true, false, {}} << -200 << 599;
        QTest::newRow("the second end") << ClipTrim{second, false, false, {}} << 301 << 800;
        QTest::newRow("rolled between them") << ClipTrim{second, true, true, {}} << 1 << 599;
        QTest::newRow("rolled from the other side") << ClipTrim{first, false, true, {}} << 1 << 599;
        QTest::newRow("nothing to roll against") << ClipTrim{first, true, true, {}} << 0 << 0;
    }

    void anEdgeGoesAsFarAsThereArePictures()
    {
        QFETCH(ClipTrim, trim);
        QFETCH(int, least);
        QFETCH(int, most);
        const auto view = twoClips();
        const auto clips = timeline::edit::shownClips(view->project.sequence);
        QCOMPARE(clips.size(), std::size_t{2});
        trim.to = {-5000};
        QCOMPARE(limited(trim, *view, clips).to, FrameNumber{least});
        trim.to = {5000};
        QCOMPARE(limited(trim, *view, clips).to, FrameNumber{most});
    }

    void theLengthIsSaid()
    {
        ClipTrim trim{{{100}, {200}}, true, false, {112}};
        QCOMPARE(trim.change(), -12);
        QCOMPARE(trimText(trim, {25, 1}), QStringLiteral("00:00:03:13 · 12 frames shorter"));
        trim.to = {99};
        QCOMPARE(trimText(trim, {25, 1}), QStringLiteral("00:00:04:01 · 1 frame longer"));
        trim = {{{100}, {200}}, false, false, {200}};
        QCOMPARE(trimText(trim, {25, 1}), QStringLiteral("00:00:04:00 · as it was"));
    }
};

QTEST_MAIN(TestClipTrim)
#include "tst_cliptrim.moc"
