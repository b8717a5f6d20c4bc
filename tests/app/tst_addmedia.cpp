// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/addmediaworkflow.h"
#include "app/importnotes.h"
#include "app/opening.h"
#include "tests/support/testsequence.h"
#include "timeline/media/sequencereader.h"
#include "timeline/render/exporter.h"
#include "timeline/render/window.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace timeline;
using model::Flicks;
using testsupport::MediaSpec;

namespace {

MediaSpec baseSpec()
{
    MediaSpec spec;
    spec.name = QStringLiteral("the first of several");
    spec.frames = 60;
    return spec;
}

// Twice the size, another rate.
MediaSpec largeSpec()
{
    MediaSpec spec = baseSpec();
    spec.name = QStringLiteral("larger and faster");
    spec.firstNumber = 1000;
    spec.frames = 45;
    spec.size = {640, 360};
    spec.rate = QStringLiteral("30");
    return spec;
}

// Another shape, without sound.
MediaSpec squareSpec()
{
    MediaSpec spec = baseSpec();
    spec.name = QStringLiteral("square and silent");
    spec.firstNumber = 2000;
    spec.frames = 25;
    spec.size = {240, 240};
    spec.audioChannels = 0;
    return spec;
}

// The square one's picture inside 320x180.
constexpr QRect inside{70, 0, 180, 180};

struct Desk {
    app::Session session;
    app::AddMediaWorkflow adding{session};

    Desk() { session.open(app::openPath(testsupport::make(baseSpec()), {}, {}).value()); }

    // 20 frames of the first, the large one, the square one, 40 frames of the first.
    void addBoth()
    {
        QSignalSpy added(&adding, &app::AddMediaWorkflow::added);
        adding.add({testsupport::make(largeSpec()), testsupport::make(squareSpec())},
            session.view()->grid->timeOf({20}));
        QVERIFY(added.wait(60'000));
        paths = added.first()[0].toStringList();
        notes = added.first()[1].toStringList();
    }

    QStringList paths, notes;
};

std::vector<int> counted(std::vector<std::pair<int, int>> runs)
{
    std::vector<int> all;
    for (const auto &[first, count] : runs) {
        for (int n = 0; n < count; ++n)
            all.push_back(first + n);
    }
    return all;
}

const std::vector<int> &expected()
{
    static const std::vector<int> all = counted({{0, 20}, {1000, 45}, {2000, 25}, {20, 40}});
    return all;
}

// Of a sequence as addBoth() makes it, or of a file that shows the same.
std::vector<int> numbersOf(const media::ViewPtr &view)
{
    const std::vector<int> whole = testsupport::numbersOf(view);
    const std::vector<int> square = testsupport::numbersOf(view, inside);
    std::vector<int> all;
    for (std::size_t n = 0; n < whole.size(); ++n)
        all.push_back(whole[n] >= 0 ? whole[n] : square[n]);
    return all;
}

} // namespace

class TestAddMedia : public QObject {
    Q_OBJECT

private slots:
    void filesComeInWhereTheyAreWanted()
    {
        Desk desk;
        const model::Project before = desk.session.project();
        desk.addBoth();
        QCOMPARE(desk.paths.size(), 2);
        QCOMPARE(numbersOf(desk.session.view()), expected());
        QCOMPARE(desk.session.project().sequence.format, before.sequence.format);
        desk.session.document().undoStack().undo(); // one step
        QCOMPARE(desk.session.project().sequence, before.sequence);
        QCOMPARE(testsupport::numbersOf(desk.session.view()), counted({{0, 60}}));
        desk.session.document().undoStack().redo();
        QCOMPARE(numbersOf(desk.session.view()), expected());
    }

    void theSameFileAgainIsNoNewFile()
    {
        Desk desk;
        QSignalSpy added(&desk.adding, &app::AddMediaWorkflow::added);
        desk.adding.add({testsupport::make(baseSpec())});
        QVERIFY(added.wait(60'000));
        QCOMPARE(desk.session.project().media.size(), 1u);
        QCOMPARE(testsupport::numbersOf(desk.session.view()), counted({{0, 60}, {0, 60}}));
        QCOMPARE(added.first()[1].toStringList(), QStringList());
    }

    void whatIsMadeOtherwiseIsSaid()
    {
        Desk desk;
        desk.addBoth();
        QCOMPARE(desk.notes.size(), 2);
        QVERIFY2(desk.notes[0].contains(QStringLiteral("640×360 pictures are scaled to 320×180")),
            qPrintable(desk.notes[0]));
        QVERIFY2(desk.notes[0].contains(QStringLiteral("30 frames a second stay what they are")),
            qPrintable(desk.notes[0]));
        QVERIFY2(
            desk.notes[1].contains(QStringLiteral("with black bars")), qPrintable(desk.notes[1]));
        QVERIFY2(desk.notes[1].contains(QStringLiteral("no sound")), qPrintable(desk.notes[1]));
    }

    void anotherShapeHasBars()
    {
        Desk desk;
        desk.addBoth();
        media::SequenceReader reader(desk.session.view());
        const QImage screen = reader.image({70}, {}).value();
        QCOMPARE(screen.size(), QSize(320, 180));
        for (const int x : {4, 60, 260, 315})
            QCOMPARE(screen.pixelColor(x, 90), QColor(Qt::black));
    }

    void soundGoesOnThroughAllOfThem()
    {
        Desk desk;
        desk.addBoth();
        // The first one's clicks at 0.25 and 0.75 s, the second's from 0.8 s on; none in the third,
        // and those of the first again from where it was cut.
        std::vector<double> clicks{0.25, 0.75};
        for (const double at : {0.25, 0.75, 1.25})
            clicks.push_back(0.8 + at);
        for (const double at : {1.25, 1.75, 2.25})
            clicks.push_back(0.8 + 1.5 + 1 + at - 0.8);
        const std::vector<double> heard = testsupport::clicksOf(desk.session.view());
        QCOMPARE(heard.size(), clicks.size());
        for (std::size_t i = 0; i < heard.size(); ++i)
            QVERIFY2(std::abs(heard[i] - clicks[i]) < 0.0005,
                qPrintable(QStringLiteral("%1 instead of %2").arg(heard[i]).arg(clicks[i])));
    }

    void theWindowShowsWhatTheSequenceShows()
    {
        Desk desk;
        desk.addBoth();
        QTemporaryDir folder;
        const media::ViewPtr view = desk.session.view();
        const auto plan = model::planWindow({{{15}, {70}}, Flicks{model::flicksPerSecond / 2}},
            *view->grid, view->project.sequence.format, {});
        const auto window =
            render::renderWindow(view, *plan, folder.filePath(QStringLiteral("window.mp4")));
        QVERIFY2(window, window ? "" : qPrintable(window.error().detail));
        const std::vector<int> seen = numbersOf(testsupport::openSequence(window->path));
        QCOMPARE(seen.size(), window->shown.size());
        for (std::size_t k = 0; k < seen.size(); ++k)
            QCOMPARE(seen[k], expected()[std::size_t(window->shown[k].value)]);
    }

    void theExportIsAFullOneAndSaysWhy()
    {
        Desk desk;
        desk.addBoth();
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("out.mp4"));
        const media::ViewPtr view = desk.session.view();
        const auto plan = render::planExport(*view, render::Preset::MatchSource, path, {});
        QVERIFY(plan);
        QVERIFY2(plan->fallbackReason.contains(QStringLiteral("several files")),
            qPrintable(plan->fallbackReason));
        const auto done = render::runExport(view, *plan, path);
        QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
        const media::ViewPtr written = testsupport::openSequence(path);
        QCOMPARE(numbersOf(written), expected());
        for (model::FrameNumber n{0}; n.value < view->grid->count(); n = n + 1)
            QVERIFY(std::abs(model::toSeconds(written->grid->timeOf(n) - view->grid->timeOf(n)))
                < 0.0001);
    }

    void whatCannotBeOpenedChangesNothing()
    {
        Desk desk;
        QTemporaryDir folder;
        QFile text(folder.filePath(QStringLiteral("notes.mp4")));
        QVERIFY(text.open(QIODevice::WriteOnly));
        text.write("no video");
        text.close();
        const model::Project before = desk.session.project();
        QSignalSpy failed(&desk.adding, &app::AddMediaWorkflow::failed);
        desk.adding.add({testsupport::make(largeSpec()), text.fileName()});
        QVERIFY(failed.wait(60'000));
        QCOMPARE(failed.first()[0].toString(), text.fileName());
        QCOMPARE(desk.session.project(), before);
        QVERIFY(!desk.adding.isRunning());
    }

    void whatIsStoppedChangesNothing()
    {
        Desk desk;
        const model::Project before = desk.session.project();
        QSignalSpy failed(&desk.adding, &app::AddMediaWorkflow::failed);
        desk.adding.add({testsupport::make(largeSpec())});
        desk.adding.cancel();
        QVERIFY(failed.wait(60'000));
        QCOMPARE(failed.first()[1].value<model::Error>().kind, model::Error::Kind::Cancelled);
        QCOMPARE(desk.session.project(), before);
    }
};

QTEST_GUILESS_MAIN(TestAddMedia)
#include "tst_addmedia.moc"
