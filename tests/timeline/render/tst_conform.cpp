// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ffmpegtool.h"
#include "tests/support/testmedia.h"
#include "tests/support/testsequence.h"
#include "timeline/media/framesource.h"
#include "timeline/media/picture.h"
#include "timeline/render/align.h"

#include <QMap>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>

using namespace timeline;
using model::Flicks;
using model::FrameNumber;
using render::Alignment;

namespace {

// A picture of 160 × 90 whose frame numbers lie above and below what alignment looks at, where the
// window is padded: so a picture may be still and its frames can be told apart all the same.
constexpr QSize whole{160, 90}, content{160, 46};
constexpr int firstFrame = 50; // of the window

struct Kind {
    const char *name;
    const char *middle; // filter that makes it of [0:v]
    bool isTold; // its frames can be told apart
    bool mayBeTold;
    const char *reason; // why not
    std::array<double, 3> levels; // of its colours
};

const std::array kinds{
    Kind{"a moving picture", "null", true, true, "", {0.3, 0.5, 0.7}},
    Kind{"a still picture",
        "split[a][b];[b]trim=end_frame=1,crop=160:54:0:18,loop=-1:1[c];[a][c]overlay=0:18:shortest="
        "1",
        false, false, "still", {0.3, 0.5, 0.7}},
    Kind{"a dark picture",
        "split[a][b];[b]crop=160:54:0:18,lutyuv=y=16+(val-16)*0.04:u=128:v=128[c];[a][c]overlay=0:"
        "18",
        false, true, "still", {0.01, 0.02, 0.03}},
    Kind{"a repeating picture",
        "split[a][b];[b]crop=160:54:0:18,geq=lum='if(between(X,mod(N,6)*24,mod(N,6)*24+30),220,"
        "60+X/2)':cb=128:cr=128[c];[a][c]overlay=0:18",
        false, false, "repeating", {0.3, 0.5, 0.7}},
};

// What the service did to the window, in frames of the window.
struct Change {
    const char *name;
    double trimmed = 0; // seconds
    bool bleeds = false;
    int late = 0; // negative: early
};

constexpr std::array changes{
    Change{"as it was sent"},
    Change{"0.2 s short, 3 frames late", 0.2, false, 3},
    Change{"1 s short, 2 frames early", 1.0, false, -2},
    Change{"a bleed of 0.5 s, 2 frames late", 0, true, 2},
};

constexpr std::array rates{"24", "25", "30000/1001", "30"};
const char *const drift = "format=gbrp,lutrgb=r=val*0.9+10:b=val*0.95,format=yuv420p";

QString text(const char *words)
{
    return QString::fromLatin1(words);
}

struct Cell {
    const Kind *kind;
    const char *source, *rate;
    const Change *change;
    bool drifts;
    bool isRetimed = false; // the window's frames one by one, played at that rate

    QString file() const
    {
        return QStringLiteral("%1 %2 %3 %4 %5 %6.mp4")
            .arg(text(kind->name), text(source), text(rate), text(change->name))
            .arg(drifts)
            .arg(isRetimed)
            .replace(QLatin1Char('/'), QLatin1Char('-'));
    }
    QString title() const
    {
        return QStringLiteral("%1 at %2, %3 at %4, %5%6")
            .arg(text(kind->name), text(source), text(isRetimed ? "frame by frame" : "answered"),
                text(rate), text(change->name), text(drifts ? ", other colours" : ""));
    }
};

std::vector<Cell> cellsOf(const Kind &kind, const char *source)
{
    std::vector<Cell> cells;
    for (const char *rate : rates) {
        for (const Change &change : changes) {
            for (const bool drifts : {false, true})
                cells.push_back({&kind, source, rate, &change, drifts});
        }
    }
    const bool isNtsc = qstrcmp(source, "25") != 0;
    cells.push_back({&kind, source, isNtsc ? "29" : "24", &changes.front(), false, true});
    return cells;
}

QString filterOf(const Cell &cell, const model::WindowPlan &plan)
{
    const double rate = plan.rate.toDouble();
    const int bleed = cell.change->bleeds ? int(rate / 2) : 0;
    const int from = int(std::lround(plan.startTime * rate)) - bleed;
    const int to = int(std::lround((plan.startTime + plan.duration) * rate)) - 1 + bleed;
    QString filter =
        QStringLiteral("drawbox=x=60:y=36:w=40:h=20:color=red:t=fill:enable='between(n,%1,%2)'")
            .arg(from)
            .arg(to);
    const int last = int(plan.frames) - int(std::lround(cell.change->trimmed * rate));
    filter += QStringLiteral(",trim=end_frame=%1").arg(last);
    if (cell.change->late > 0)
        filter += QStringLiteral(",tpad=start=%1:start_mode=clone").arg(cell.change->late);
    if (cell.change->late < 0)
        filter +=
            QStringLiteral(",trim=start_frame=%1,setpts=PTS-STARTPTS").arg(-cell.change->late);
    if (cell.drifts)
        filter += QLatin1Char(',') + QLatin1String(drift);
    if (cell.isRetimed)
        filter += QStringLiteral(",setpts=N/%1/TB").arg(QLatin1String(cell.rate));
    return filter + QStringLiteral(",fps=%1,scale=176:100").arg(QLatin1String(cell.rate));
}

std::vector<std::optional<int>> numbersIn(const media::MediaFile &file)
{
    const auto source = media::FrameSource::open(file, media::FrameSource::Use::Playback);
    media::PictureConverter converter;
    std::vector<std::optional<int>> numbers;
    for (FrameNumber n{0}; n.value < file.index->count(); n = n + 1) {
        const auto picture = (*source)->frame(n);
        numbers.push_back(picture
                ? testsupport::readNumber(
                    converter.toImage(*picture, file.info.video, {}, model::Conform{}).value())
                : std::nullopt);
    }
    return numbers;
}

} // namespace

// Every kind of picture, answered in every way: the frame is the right one, or time alone was
// trusted and that is said.
class TestConform : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void framesAndColoursAreFound_data();
    void framesAndColoursAreFound();

private:
    void makeWindow(const Kind &kind, const char *source);
    void makeResults(const Kind &kind, const char *source);
    void compareWithTime(
        const Cell &cell, const Alignment &alignment, const media::MediaFile &result);
    void compareWithNumbers(
        const Cell &cell, const Alignment &alignment, const media::MediaFile &result);
    static void compareColours(const Cell &cell, const model::Conform &conform);
    QString path(const QString &name) const { return m_folder.filePath(name); }
    static QString key(const Kind &kind, const char *source)
    {
        return QStringLiteral("%1 %2").arg(text(kind.name), text(source));
    }

    QTemporaryDir m_folder;
    QMap<QString, media::ViewPtr> m_views; // by rate
    QMap<QString, render::WindowFile> m_windows; // by kind and rate
    std::vector<Cell> m_cells;
};

void TestConform::makeWindow(const Kind &kind, const char *source)
{
    const media::ViewPtr &view = m_views[QLatin1String(source)];
    render::WindowFile window;
    const int section =
        firstFrame + int(std::lround(view->project.sequence.format.rate.toDouble()));
    const int frames = 2 * (section - firstFrame);
    window.plan =
        model::planWindow({{{section}, {section + frames}}, Flicks{model::flicksPerSecond}},
            *view->grid, view->project.sequence.format, {})
            .value();
    window.path = path(
        key(kind, source).replace(QLatin1Char('/'), QLatin1Char('-')) + QStringLiteral(".mp4"));
    window.picture = {whole, content};
    const FrameNumber first = view->grid->frameAt(window.plan.window.begin + Flicks{1000});
    for (std::int64_t k = 0; k < window.plan.frames; ++k)
        window.shown.push_back(first + k);
    testsupport::runFfmpeg(
        QStringList{QStringLiteral("-i"), view->files.begin()->path, QStringLiteral("-an"),
            QStringLiteral("-vf"),
            QStringLiteral("trim=start_frame=%1:end_frame=%2,setpts=PTS-STARTPTS,")
                    .arg(first.value)
                    .arg(first.value + window.plan.frames)
                + QLatin1String(kind.middle)}
        + testsupport::words("-c:v libx264 -preset ultrafast -crf 16") + QStringList{window.path});
    m_windows.insert(key(kind, source), window);
}

// All answers to a window of one run.
void TestConform::makeResults(const Kind &kind, const char *source)
{
    const render::WindowFile &window = m_windows[key(kind, source)];
    const std::vector<Cell> cells = cellsOf(kind, source);
    QString graph = QStringLiteral("[0:v]split=%1").arg(cells.size());
    QString chains;
    QStringList outputs;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        graph += QStringLiteral("[i%1]").arg(i);
        chains += QStringLiteral(";[i%1]%2[o%1]").arg(i).arg(filterOf(cells[i], window.plan));
        outputs << QStringLiteral("-map") << QStringLiteral("[o%1]").arg(i);
        outputs << testsupport::words("-c:v libx264 -preset ultrafast -crf 20 -threads 1")
                << path(cells[i].file());
    }
    testsupport::runFfmpeg(QStringList{QStringLiteral("-i"), window.path,
                               QStringLiteral("-filter_complex"), graph + chains}
        + outputs);
    m_cells.insert(m_cells.end(), cells.begin(), cells.end());
}

void TestConform::initTestCase()
{
    for (const char *source : {"25", "30000/1001"}) {
        testsupport::MediaSpec spec;
        spec.name = QStringLiteral("conformed");
        spec.frames = 200;
        spec.size = whole;
        spec.rate = QLatin1String(source);
        spec.audioChannels = 0;
        const auto view = testsupport::openSequence(testsupport::make(spec));
        m_views.insert(spec.rate, view);
        for (const Kind &kind : kinds)
            makeWindow(kind, source);
    }
}

void TestConform::framesAndColoursAreFound_data()
{
    QTest::addColumn<int>("cell");
    for (const char *source : {"25", "30000/1001"}) {
        for (const Kind &kind : kinds)
            makeResults(kind, source);
    }
    for (std::size_t i = 0; i < m_cells.size(); ++i)
        QTest::newRow(qPrintable(m_cells[i].title())) << int(i);
}

void TestConform::framesAndColoursAreFound()
{
    QFETCH(int, cell);
    const Cell &c = m_cells[std::size_t(cell)];
    const render::WindowFile &window = m_windows[key(*c.kind, c.source)];
    const media::ViewPtr &view = m_views[QLatin1String(c.source)];
    const media::MediaFile result = testsupport::opened(path(c.file()));
    const auto alignment = render::alignResult(window, *view, result, model::Mode::Picture);
    QVERIFY2(alignment, alignment ? "" : qPrintable(alignment.error().detail));

    const QString told = placedByName(alignment->placedBy);
    if (c.kind->isTold)
        QCOMPARE(told, QStringLiteral("pictures"));
    else if (!c.kind->mayBeTold)
        QCOMPARE(told, text(c.kind->reason));
    if (alignment->trustedTime())
        compareWithTime(c, *alignment, result);
    else
        compareWithNumbers(c, *alignment, result);
    compareColours(c, alignment->conform);
    const auto drift =
        std::ranges::find(alignment->checks, QStringLiteral("drift"), &render::Check::name);
    QVERIFY2(drift->ok, qPrintable(QString::number(drift->value)));
}

// Each frame is the one that the result shows at its time.
void TestConform::compareWithTime(
    const Cell &cell, const Alignment &alignment, const media::MediaFile &result)
{
    const model::Rational rate = m_windows[key(*cell.kind, cell.source)].plan.rate;
    const double step = result.index->averageRate().toDouble() / rate.toDouble();
    const auto &entries = alignment.frameMap.entries;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const auto shown = std::int64_t((double(i) + 0.5) * step);
        QCOMPARE(entries[i].resultFrame, shown < result.index->count() ? shown : -1);
    }
    QCOMPARE(alignment.conform.offsetFrames, 0);
}

// Each frame is the one with its number, or beside it where the rate leaves it out.
void TestConform::compareWithNumbers(
    const Cell &cell, const Alignment &alignment, const media::MediaFile &result)
{
    const render::WindowFile &window = m_windows[key(*cell.kind, cell.source)];
    const int blur = cell.isRetimed || qstrcmp(cell.source, cell.rate) == 0 ? 0 : 1;
    const std::vector<std::optional<int>> numbers = numbersIn(result);
    const auto &entries = alignment.frameMap.entries;
    int absent = 0;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const std::int64_t n = entries[i].resultFrame;
        absent += n < 0 ? 1 : 0;
        if (n < 0)
            continue;
        const int number = numbers[std::size_t(n)].value_or(-1);
        QVERIFY2(std::abs(number - int(window.shown[i].value)) <= blur,
            qPrintable(QStringLiteral("frame %1 shows %2").arg(window.shown[i].value).arg(number)));
    }
    // One more, as the filter that makes a rate may leave out the last frame.
    const double cut = cell.change->trimmed * window.plan.rate.toDouble();
    QVERIFY2(absent <= int(std::lround(cut)) + std::max(-cell.change->late, 0) + 1,
        qPrintable(QString::number(absent)));
}

// What was done to the colours is undone, at the levels that the picture has.
void TestConform::compareColours(const Cell &cell, const model::Conform &conform)
{
    QCOMPARE(conform.colorMatch, cell.drifts);
    if (!cell.drifts)
        return;
    for (const double level : cell.kind->levels) {
        const double red = conform.gain[0] * (level * 0.9 + 10 / 255.0) + conform.offset[0];
        const double blue = conform.gain[2] * level * 0.95 + conform.offset[2];
        QVERIFY2(std::abs(red - level) < 0.015,
            qPrintable(QStringLiteral("red %1 becomes %2").arg(level).arg(red)));
        QVERIFY2(std::abs(blue - level) < 0.015,
            qPrintable(QStringLiteral("blue %1 becomes %2").arg(level).arg(blue)));
    }
}

QTEST_GUILESS_MAIN(TestConform)
#include "tst_conform.moc"
