// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/retakeorder.h"
#include "app/takeplacement.h"
#include "tests/support/projects.h"
#include "tests/support/testsequence.h"
#include "timeline/edit/clipedits.h"
#include "timeline/edit/document.h"
#include "timeline/edit/edits.h"
#include "timeline/edit/rangeedits.h"
#include "timeline/render/window.h"

#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace timeline;
using model::Flicks;
using model::FrameRange;
using model::Project;
using model::Result;

namespace {

constexpr FrameRange sent{{40}, {60}};

// A video whose frames 40…59 are being made anew: the window is cut, and comes back as it is.
struct Sent {
    QTemporaryDir folder;
    media::ViewPtr view; // with the pending take
    model::TakeId take;
    render::WindowFile window;
    media::MediaFile result;
    std::vector<int> numbers; // in the window's pictures
    std::int64_t first = 0; // frame of the video that the window begins with
    model::FrameIndexes indexes;

    explicit Sent(const testsupport::MediaSpec &spec)
    {
        const media::ViewPtr open = testsupport::openSequence(testsupport::make(spec));
        app::RetakeOrder order;
        order.range = sent;
        order.context = Flicks{model::flicksPerSecond / 2};
        const auto plan = model::planWindow(
            {order.range, order.context}, *open->grid, open->project.sequence.format, {})
                              .value();
        const auto laid = app::layRetake(open->project, order, plan, open->grid->shown(sent),
            api::practiceService(QUrl(QStringLiteral("http://127.0.0.1:1"))))
                              .value();
        view = media::makeView(laid.project, open->files);
        take = laid.takes.front();
        window =
            render::renderWindow(view, plan, folder.filePath(QStringLiteral("window.mp4"))).value();
        result = testsupport::opened(window.path);
        numbers = testsupport::numbersOf(testsupport::sequenceOf(result));
        first = view->grid->framesIn(window.plan.window).begin.value;
        indexes = media::indexesOf(view->files);
    }

    Flicks at(std::int64_t frame) const { return view->grid->timeOf({frame}); }
    model::ClipId clip(std::size_t i) const { return view->project.sequence.clips[i].id; }

    // The number in the picture that was sent for this frame of the video.
    int sentFor(std::int64_t frame) const
    {
        const auto place = window.places[std::size_t(frame - first)];
        return numbers[std::size_t(place.frame)];
    }

    // Where the take lies now; by the video's frames, "40-59".
    QString placed(const media::ViewPtr &now) const;
};

// By the numbers in the pictures: whatever the clip shows, it shows the frame that was sent.
QString Sent::placed(const media::ViewPtr &now) const
{
    const std::vector<int> shown = testsupport::numbersOf(now);
    Project originals = now->project;
    for (model::Clip &clip : originals.sequence.clips)
        clip.picture.reset();
    QStringList runs;
    std::int64_t begin = -1, last = -2;
    const auto close = [&] {
        if (begin >= 0)
            runs << QStringLiteral("%1-%2").arg(begin).arg(last);
        begin = -1;
    };
    for (model::FrameNumber n{0}; n.value < now->grid->count(); n = n + 1) {
        const model::PictureRef ref = now->pictureAt(n);
        const std::int64_t own = now->grid->pictureAt(originals, n).frame.value;
        if (ref.take != take) {
            close();
            continue;
        }
        if (shown[std::size_t(n.value)] != sentFor(own))
            return QStringLiteral("frame %1 shows %2").arg(own).arg(shown[std::size_t(n.value)]);
        if (own != last + 1)
            close();
        if (begin < 0)
            begin = own;
        last = own;
    }
    close();
    return runs.join(QLatin1Char(' '));
}

using Edit = std::function<Result<Project>(const Sent &)>;

testsupport::MediaSpec plainSpec()
{
    testsupport::MediaSpec spec;
    spec.name = QStringLiteral("edited while a take is made");
    spec.frames = 99;
    return spec;
}

// Frames of 20, 40 and 60 ms in turn.
testsupport::MediaSpec unevenSpec()
{
    testsupport::MediaSpec spec = plainSpec();
    spec.name = QStringLiteral("edited while a take is made, variable rate");
    double time = 0;
    for (int n = 0; n < spec.frames; ++n) {
        spec.vfrTimes.push_back(time);
        time += 0.02 * (1 + n % 3);
    }
    return spec;
}

Result<Project> without(const Sent &s, std::int64_t from, std::int64_t to)
{
    return edit::deleteRange(s.view->project, s.indexes, {s.at(from), s.at(to)});
}

} // namespace

Q_DECLARE_METATYPE(Edit)

class TestTakePlacement : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_plain = std::make_unique<Sent>(plainSpec());
        m_uneven = std::make_unique<Sent>(unevenSpec());
        for (int n = 40; n < 60; ++n)
            QCOMPARE(m_plain->sentFor(n), n);
    }

    void aTakeFindsItsFramesWhateverWasEdited_data();
    void aTakeFindsItsFramesWhateverWasEdited();
    void whatComesBackByUndoHasItsTake();
    void aTakeShowsItselfOnlyWhereNothingIsDecided_data();
    void aTakeShowsItselfOnlyWhereNothingIsDecided();

private:
    Result<Project> arrived(const Sent &s, Project project);

    std::unique_ptr<Sent> m_plain, m_uneven;
};

void TestTakePlacement::aTakeFindsItsFramesWhateverWasEdited_data()
{
    QTest::addColumn<Edit>("edited");
    QTest::addColumn<QString>("placed");
    const auto row = [](const char *name, const char *placed, const Edit &edited) {
        QTest::newRow(name) << edited << QString::fromLatin1(placed);
    };
    row("nothing", "40-59", [](const Sent &s) { return s.view->project; });
    row("split inside", "40-59",
        [](const Sent &s) { return edit::split(s.view->project, s.at(51)); });
    row("deleted before it", "40-59", [](const Sent &s) { return without(s, 5, 27); });
    row("deleted inside", "40-45 53-59", [](const Sent &s) { return without(s, 46, 53); });
    row("deleted over its begin", "50-59", [](const Sent &s) { return without(s, 20, 50); });
    row("deleted behind it", "40-59", [](const Sent &s) { return without(s, 63, 99); });
    row("begin trimmed", "44-59", [](const Sent &s) {
        return edit::trimBegin(s.view->project, s.indexes, s.clip(1), s.at(44));
    });
    row("end trimmed", "40-53", [](const Sent &s) {
        return edit::trimEnd(s.view->project, s.indexes, s.clip(1), s.at(54));
    });
    row("begin rolled into the context", "37-59", [](const Sent &s) {
        return edit::rollEdge(s.view->project, s.indexes, s.clip(1), s.at(37));
    });
    row("end rolled into the context", "40-63", [](const Sent &s) {
        return edit::rollEdge(s.view->project, s.indexes, s.clip(2), s.at(64));
    });
    row("moved to the front", "40-59",
        [](const Sent &s) { return edit::moveClip(s.view->project, s.clip(1), 0); });
    row("moved to the end", "40-59",
        [](const Sent &s) { return edit::moveClip(s.view->project, s.clip(1), 3); });
    row("another clip moved over it", "40-59",
        [](const Sent &s) { return edit::moveClip(s.view->project, s.clip(2), 0); });
    row("something laid in inside", "40-47 48-59", [](const Sent &s) {
        return edit::insertMedia(s.view->project, s.indexes, s.view->project.media.front(),
            *s.indexes.value(s.view->project.media.front().id), s.at(48))
            .map([](const edit::InsertedMedia &inserted) { return inserted.project; });
    });
    row("a part pasted behind it", "40-59 42-45", [](const Sent &s) {
        const auto part = edit::copyRange(s.view->project, s.indexes, {s.at(42), s.at(46)});
        return edit::paste(s.view->project, s.indexes, *part, s.at(80));
    });
    row("all of it deleted", "", [](const Sent &s) { return without(s, 30, 66); });
}

Result<Project> TestTakePlacement::arrived(const Sent &s, Project project)
{
    const media::ViewPtr now = media::makeView(project, s.view->files);
    const auto alignment = render::alignResult(s.window, *now, s.result, model::Mode::Both);
    if (!alignment)
        return tl::unexpected(alignment.error());
    auto placed = app::placeResult(std::move(project), s.take, s.result, *alignment, {});
    return placed ? Result<Project>(std::move(placed->project)) : tl::unexpected(placed.error());
}

void TestTakePlacement::aTakeFindsItsFramesWhateverWasEdited()
{
    QFETCH(Edit, edited);
    QFETCH(QString, placed);
    for (const Sent *s : {m_plain.get(), m_uneven.get()}) {
        const auto before = edited(*s);
        QVERIFY2(before, before ? "" : qPrintable(before.error().detail));
        const auto facts = arrived(*s, *before);
        QVERIFY2(facts, facts ? "" : qPrintable(facts.error().detail));
        QCOMPARE(facts->sequence, before->sequence);
        QVERIFY(!facts->findTake(s->take)->isPending());
        const auto shown = edit::chooseTake(*facts, s->take, edit::Part::Both);
        QCOMPARE(shown.has_value(), !placed.isEmpty());
        QCOMPARE(edit::placesOf(*facts, s->take).empty(), placed.isEmpty());
        if (!shown)
            continue;
        media::MediaFiles files = s->view->files;
        files.insert(shown->media.back().id, s->result);
        QCOMPARE(s->placed(media::makeView(*shown, files)), placed);
    }
}

void TestTakePlacement::whatComesBackByUndoHasItsTake()
{
    const Sent &s = *m_plain;
    edit::Document document;
    document.reset(s.view->project);
    QVERIFY(document.apply(QStringLiteral("Delete"), without(s, 30, 66)));
    document.record(arrived(s, document.project()).value());
    QVERIFY(edit::placesOf(document.project(), s.take).empty());
    document.undoStack().undo();
    const auto shown = edit::chooseTake(document.project(), s.take, edit::Part::Both);
    QVERIFY(shown);
    media::MediaFiles files = s.view->files;
    files.insert(shown->media.back().id, s.result);
    QCOMPARE(s.placed(media::makeView(*shown, files)), QStringLiteral("40-59"));
}

void TestTakePlacement::aTakeShowsItselfOnlyWhereNothingIsDecided_data()
{
    QTest::addColumn<Project>("project");
    QTest::addColumn<bool>("shows");
    using testsupport::seconds;
    auto built = testsupport::projectOf(1000);
    const model::TakeId original = built.project.takes.front().id;
    const model::TakeId arriving = testsupport::addArrivedTake(built, 1, 153);
    const model::TakeId other = testsupport::addArrivedTake(built, 2, 153);
    const Project alone =
        edit::layTake(built.project, arriving, {seconds(10), seconds(14)}, seconds(9)).value();
    const auto with = [&](double from, double to) {
        return edit::layTake(alone, other, {seconds(from), seconds(to)}, seconds(from - 1)).value();
    };
    const auto chosen = [&](const Project &project, edit::Part part) {
        return edit::chooseTake(project, other, part).value();
    };
    QTest::newRow("over the original alone") << alone << true;
    QTest::newRow("over a take that is not chosen") << with(10, 14) << true;
    QTest::newRow("beside one that is") << chosen(with(14, 16), edit::Part::Both) << true;
    QTest::newRow("over one that is") << chosen(with(10, 14), edit::Part::Both) << false;
    QTest::newRow("over a part of one") << chosen(with(13, 16), edit::Part::Both) << false;
    QTest::newRow("over its sound") << chosen(with(10, 14), edit::Part::Sound) << false;
    const Project accepted = edit::acceptTake(with(10, 14), other).value();
    QTest::newRow("over one that is accepted, but not shown now")
        << edit::chooseTake(accepted, original, edit::Part::Both, other).value() << false;
}

void TestTakePlacement::aTakeShowsItselfOnlyWhereNothingIsDecided()
{
    QFETCH(Project, project);
    const auto arriving = std::ranges::find(project.takes, 1, &model::Take::number);
    QTEST(app::mayShowItself(project, arriving->id), "shows");
}

QTEST_GUILESS_MAIN(TestTakePlacement)
#include "tst_takeplacement.moc"
