// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a newer version wrote into a project survives being edited by this one.

#include "tests/support/projects.h"
#include "timeline/edit/document.h"
#include "timeline/edit/edits.h"
#include "timeline/model/projectfile.h"

#include <QJsonObject>
#include <QTest>

using namespace timeline;
using testsupport::seconds;

namespace {

const QJsonObject news{{QStringLiteral("fromTheFuture"), 7}};

model::Project newerProject()
{
    testsupport::Built built = testsupport::projectOf(200);
    model::Project &project = built.project;
    const model::TakeId take = testsupport::addArrivedTake(built, 1, 50);
    project = edit::layTake(project, take, {seconds(2), seconds(4)}, seconds(2)).value();
    project.extra = news;
    project.sequence.extra = news;
    for (model::Clip &clip : project.sequence.clips) {
        clip.extra = news;
        for (model::Slice &slice : clip.slices)
            slice.extra = news;
    }
    for (model::Take &each : project.takes)
        each.extra = news;
    for (model::Media &each : project.media)
        each.extra = news;
    return project;
}

model::Project savedAndLoaded(const model::Project &project)
{
    return model::projectFromJson(model::projectToJson(project, {}), {}).value();
}

} // namespace

class TestKeptFields : public QObject {
    Q_OBJECT

private slots:
    void anEditAndItsUndoLeaveThemAsTheyWere()
    {
        const model::Project before = newerProject();
        QCOMPARE(savedAndLoaded(before), before);
        edit::Document document;
        document.reset(before);
        const model::TakeId take = before.takes.back().id;
        QVERIFY(
            document.apply(QStringLiteral("Split"), edit::split(document.project(), seconds(3))));
        QVERIFY(
            document.apply(QStringLiteral("Accept"), edit::acceptTake(document.project(), take)));
        const model::Project edited = savedAndLoaded(document.project());
        QCOMPARE(edited, document.project());
        document.undoStack().undo();
        document.undoStack().undo();
        model::Project undone = savedAndLoaded(document.project());
        undone.nextId = before.nextId; // ids are never used twice
        QCOMPARE(undone, before);
    }

    void bothPartsOfAClipKeepThem()
    {
        const model::Project cut = edit::split(newerProject(), seconds(3)).value();
        QCOMPARE(cut.sequence.clips.size(), std::size_t(4));
        QCOMPARE(cut.sequence.extra, news);
        for (const model::Clip &clip : cut.sequence.clips) {
            QCOMPARE(clip.extra, news);
            for (const model::Slice &slice : clip.slices)
                QCOMPARE(slice.extra, news);
        }
    }
};

QTEST_GUILESS_MAIN(TestKeptFields)
#include "tst_keptfields.moc"
