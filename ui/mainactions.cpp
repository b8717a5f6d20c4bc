// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainactions.h"

#include <QAction>
#include <QCoreApplication>
#include <QKeySequence>
#include <QMenu>
#include <QMenuBar>
#include <QUndoStack>

#include <array>

namespace ui {

namespace {

enum Menu { File, Edit, Clip, Play, Retake, Compare, View, Help, MenuCount };

// A new line inside the menu: these commands are apart from those before.
enum Group { A, B, C, D, E };

enum Flag { Plain = 0, NeedsVideo = 1, Checkable = 2, Repeats = 4, Edits = 8 };

struct Row {
    Command command;
    Menu menu;
    Group group;
    const char *name;
    const char *text;
    const char *keys; // portable, "; " between alternatives
    int flags;
};

constexpr std::array menuTitles{
    QT_TRANSLATE_NOOP("ui::MainActions", "&File"),
    QT_TRANSLATE_NOOP("ui::MainActions", "&Edit"),
    QT_TRANSLATE_NOOP("ui::MainActions", "&Clip"),
    QT_TRANSLATE_NOOP("ui::MainActions", "&Play"),
    QT_TRANSLATE_NOOP("ui::MainActions", "&Retake"),
    QT_TRANSLATE_NOOP("ui::MainActions", "Co&mpare"),
    QT_TRANSLATE_NOOP("ui::MainActions", "&View"),
    QT_TRANSLATE_NOOP("ui::MainActions", "&Help"),
};

// clang-format off
constexpr std::array rows {
    Row { Command::OpenVideo, File, A, "openVideo", QT_TRANSLATE_NOOP("ui::MainActions", "Open Video…"), "Ctrl+O", Plain },
    Row { Command::OpenProject, File, A, "openProject", QT_TRANSLATE_NOOP("ui::MainActions", "Open Project…"), "Ctrl+Shift+O", Plain },
    Row { Command::Save, File, B, "save", QT_TRANSLATE_NOOP("ui::MainActions", "Save"), "Ctrl+S", NeedsVideo | Edits },
    Row { Command::SaveAs, File, B, "saveAs", QT_TRANSLATE_NOOP("ui::MainActions", "Save As…"), "Ctrl+Shift+S", NeedsVideo | Edits },
    Row { Command::AddTakeFile, File, C, "addTakeFile", QT_TRANSLATE_NOOP("ui::MainActions", "Add Take from File…"), "Ctrl+T", NeedsVideo | Edits },
    Row { Command::AddMedia, File, C, "addMedia", QT_TRANSLATE_NOOP("ui::MainActions", "Add Videos…"), "Ctrl+I", NeedsVideo | Edits },
    Row { Command::Export, File, C, "export", QT_TRANSLATE_NOOP("ui::MainActions", "Export…"), "Ctrl+E", NeedsVideo | Edits },
    Row { Command::HandOver, File, C, "handOver", QT_TRANSLATE_NOOP("ui::MainActions", "Hand Over to Another Editor…"), "Ctrl+Shift+E", NeedsVideo | Edits },
    Row { Command::FindMissing, File, D, "findMissing", QT_TRANSLATE_NOOP("ui::MainActions", "Find Missing Files…"), "", Plain },
    Row { Command::CollectFolder, File, D, "collectFolder", QT_TRANSLATE_NOOP("ui::MainActions", "Collect into a Folder…"), "", NeedsVideo | Edits },
    Row { Command::CollectZip, File, D, "collectZip", QT_TRANSLATE_NOOP("ui::MainActions", "Collect into a ZIP…"), "", NeedsVideo | Edits },
    Row { Command::Settings, File, A, "settings", QT_TRANSLATE_NOOP("ui::MainActions", "Settings…"), "Ctrl+,", Plain },
    Row { Command::Quit, File, A, "quit", QT_TRANSLATE_NOOP("ui::MainActions", "Quit"), "Ctrl+Q", Plain },
    Row { Command::History, Edit, A, "history", QT_TRANSLATE_NOOP("ui::MainActions", "History…"), "Ctrl+H", NeedsVideo | Edits },
    Row { Command::Cut, Edit, B, "cut", QT_TRANSLATE_NOOP("ui::MainActions", "Cut"), "Ctrl+X", NeedsVideo | Edits },
    Row { Command::Copy, Edit, B, "copy", QT_TRANSLATE_NOOP("ui::MainActions", "Copy"), "Ctrl+C", NeedsVideo | Edits },
    Row { Command::Paste, Edit, B, "paste", QT_TRANSLATE_NOOP("ui::MainActions", "Paste at the Playhead"), "Ctrl+V", NeedsVideo | Edits },
    Row { Command::DeleteStretch, Edit, B, "deleteStretch", QT_TRANSLATE_NOOP("ui::MainActions", "Delete and Close the Gap"), "Shift+Del; X", NeedsVideo | Edits },
    Row { Command::MarkIn, Edit, C, "markIn", QT_TRANSLATE_NOOP("ui::MainActions", "Range Begins Here"), "I", NeedsVideo | Edits },
    Row { Command::MarkOut, Edit, C, "markOut", QT_TRANSLATE_NOOP("ui::MainActions", "Range Ends Here"), "O", NeedsVideo | Edits },
    Row { Command::GoToIn, Edit, C, "goToIn", QT_TRANSLATE_NOOP("ui::MainActions", "Go to the Range's Begin"), "Shift+I", NeedsVideo | Edits },
    Row { Command::GoToOut, Edit, C, "goToOut", QT_TRANSLATE_NOOP("ui::MainActions", "Go to the Range's End"), "Shift+O", NeedsVideo | Edits },
    Row { Command::ClearIn, Edit, C, "clearIn", QT_TRANSLATE_NOOP("ui::MainActions", "Clear the Range's Begin"), "Alt+I", NeedsVideo | Edits },
    Row { Command::ClearOut, Edit, C, "clearOut", QT_TRANSLATE_NOOP("ui::MainActions", "Clear the Range's End"), "Alt+O", NeedsVideo | Edits },
    Row { Command::Mark, Edit, D, "mark", QT_TRANSLATE_NOOP("ui::MainActions", "Set or Open a Marker"), "M", NeedsVideo | Edits },
    Row { Command::PreviousMarker, Edit, D, "previousMarker", QT_TRANSLATE_NOOP("ui::MainActions", "Previous Marker"), "Shift+Up", NeedsVideo | Edits | Repeats },
    Row { Command::NextMarker, Edit, D, "nextMarker", QT_TRANSLATE_NOOP("ui::MainActions", "Next Marker"), "Shift+Down", NeedsVideo | Edits | Repeats },
    Row { Command::Split, Clip, A, "split", QT_TRANSLATE_NOOP("ui::MainActions", "Split at the Playhead"), "S", NeedsVideo | Edits },
    Row { Command::TrimBegin, Clip, A, "trimBegin", QT_TRANSLATE_NOOP("ui::MainActions", "Trim the Begin to the Playhead"), "[", NeedsVideo | Edits },
    Row { Command::TrimEnd, Clip, A, "trimEnd", QT_TRANSLATE_NOOP("ui::MainActions", "Trim the End to the Playhead"), "]", NeedsVideo | Edits },
    Row { Command::MoveEarlier, Clip, B, "moveEarlier", QT_TRANSLATE_NOOP("ui::MainActions", "Move One Clip Earlier"), "Alt+Shift+Left", NeedsVideo | Edits },
    Row { Command::MoveLater, Clip, B, "moveLater", QT_TRANSLATE_NOOP("ui::MainActions", "Move One Clip Later"), "Alt+Shift+Right", NeedsVideo | Edits },
    Row { Command::PlayPause, Play, A, "playPause", QT_TRANSLATE_NOOP("ui::MainActions", "Play or Pause"), "Space", NeedsVideo },
    Row { Command::ShuttleBack, Play, A, "shuttleBack", QT_TRANSLATE_NOOP("ui::MainActions", "Play Backwards, Faster Each Time"), "J", NeedsVideo },
    Row { Command::Pause, Play, A, "pause", QT_TRANSLATE_NOOP("ui::MainActions", "Pause"), "K", NeedsVideo },
    Row { Command::ShuttleForward, Play, A, "shuttleForward", QT_TRANSLATE_NOOP("ui::MainActions", "Play Forwards, Faster Each Time"), "L", NeedsVideo },
    Row { Command::StepBack, Play, B, "stepBack", QT_TRANSLATE_NOOP("ui::MainActions", "One Frame Back"), "Left", NeedsVideo | Repeats },
    Row { Command::StepForward, Play, B, "stepForward", QT_TRANSLATE_NOOP("ui::MainActions", "One Frame Forward"), "Right", NeedsVideo | Repeats },
    Row { Command::BackSecond, Play, B, "backSecond", QT_TRANSLATE_NOOP("ui::MainActions", "One Second Back"), "Shift+Left", NeedsVideo | Repeats },
    Row { Command::ForwardSecond, Play, B, "forwardSecond", QT_TRANSLATE_NOOP("ui::MainActions", "One Second Forward"), "Shift+Right", NeedsVideo | Repeats },
    Row { Command::ToStart, Play, B, "toStart", QT_TRANSLATE_NOOP("ui::MainActions", "Go to the First Frame"), "Home", NeedsVideo },
    Row { Command::ToEnd, Play, B, "toEnd", QT_TRANSLATE_NOOP("ui::MainActions", "Go to the Last Frame"), "End", NeedsVideo },
    Row { Command::PreviousEdge, Play, B, "previousEdge", QT_TRANSLATE_NOOP("ui::MainActions", "Previous Boundary"), "Up", NeedsVideo | Repeats },
    Row { Command::NextEdge, Play, B, "nextEdge", QT_TRANSLATE_NOOP("ui::MainActions", "Next Boundary"), "Down", NeedsVideo | Repeats },
    Row { Command::GoToTime, Play, B, "goToTime", QT_TRANSLATE_NOOP("ui::MainActions", "Go to Time…"), "G", NeedsVideo },
    Row { Command::Loop, Play, C, "loop", QT_TRANSLATE_NOOP("ui::MainActions", "Loop the Range"), "/", NeedsVideo | Checkable },
    Row { Command::RollNone, Play, D, "rollNone", QT_TRANSLATE_NOOP("ui::MainActions", "Loop Just the Range"), "", NeedsVideo | Checkable },
    Row { Command::RollHalf, Play, D, "rollHalf", QT_TRANSLATE_NOOP("ui::MainActions", "Loop with Half a Second Before and After"), "", NeedsVideo | Checkable },
    Row { Command::RollOne, Play, D, "rollOne", QT_TRANSLATE_NOOP("ui::MainActions", "Loop with 1 Second Before and After"), "", NeedsVideo | Checkable },
    Row { Command::RollTwo, Play, D, "rollTwo", QT_TRANSLATE_NOOP("ui::MainActions", "Loop with 2 Seconds Before and After"), "", NeedsVideo | Checkable },
    Row { Command::ScrubSound, Play, E, "scrubSound", QT_TRANSLATE_NOOP("ui::MainActions", "Sound While Scrubbing"), "", NeedsVideo | Checkable },
    Row { Command::Mute, Play, E, "mute", QT_TRANSLATE_NOOP("ui::MainActions", "Mute or Unmute"), "Shift+M", NeedsVideo },
    Row { Command::Retake, Retake, A, "retake", QT_TRANSLATE_NOOP("ui::MainActions", "Write a Retake of the Range…"), "Ctrl+R", NeedsVideo | Edits },
    Row { Command::LookAtUpload, Retake, A, "lookAtUpload", QT_TRANSLATE_NOOP("ui::MainActions", "Look at What Would Be Sent"), "Ctrl+L", NeedsVideo | Edits },
    Row { Command::SaveUpload, Retake, A, "saveUpload", QT_TRANSLATE_NOOP("ui::MainActions", "Save What Would Be Sent…"), "", NeedsVideo | Edits },
    Row { Command::SendMarked, Retake, A, "sendMarked", QT_TRANSLATE_NOOP("ui::MainActions", "Send All Marked…"), "Ctrl+Shift+R", NeedsVideo | Edits },
    Row { Command::TakeOriginal, Retake, B, "take0", QT_TRANSLATE_NOOP("ui::MainActions", "Use the Original"), "0", NeedsVideo | Edits },
    Row { Command::Take1, Retake, B, "take1", QT_TRANSLATE_NOOP("ui::MainActions", "Use Take 1"), "1", NeedsVideo | Edits },
    Row { Command::Take2, Retake, B, "take2", QT_TRANSLATE_NOOP("ui::MainActions", "Use Take 2"), "2", NeedsVideo | Edits },
    Row { Command::Take3, Retake, B, "take3", QT_TRANSLATE_NOOP("ui::MainActions", "Use Take 3"), "3", NeedsVideo | Edits },
    Row { Command::Take4, Retake, B, "take4", QT_TRANSLATE_NOOP("ui::MainActions", "Use Take 4"), "4", NeedsVideo | Edits },
    Row { Command::Take5, Retake, B, "take5", QT_TRANSLATE_NOOP("ui::MainActions", "Use Take 5"), "5", NeedsVideo | Edits },
    Row { Command::Take6, Retake, B, "take6", QT_TRANSLATE_NOOP("ui::MainActions", "Use Take 6"), "6", NeedsVideo | Edits },
    Row { Command::Take7, Retake, B, "take7", QT_TRANSLATE_NOOP("ui::MainActions", "Use Take 7"), "7", NeedsVideo | Edits },
    Row { Command::Take8, Retake, B, "take8", QT_TRANSLATE_NOOP("ui::MainActions", "Use Take 8"), "8", NeedsVideo | Edits },
    Row { Command::Take9, Retake, B, "take9", QT_TRANSLATE_NOOP("ui::MainActions", "Use Take 9"), "9", NeedsVideo | Edits },
    Row { Command::Accept, Retake, C, "accept", QT_TRANSLATE_NOOP("ui::MainActions", "Accept This Take"), "Return; Enter", NeedsVideo | Edits },
    Row { Command::Reject, Retake, C, "reject", QT_TRANSLATE_NOOP("ui::MainActions", "Reject This Take"), "Del", NeedsVideo | Edits },
    Row { Command::Spending, Retake, D, "spending", QT_TRANSLATE_NOOP("ui::MainActions", "What Was Spent…"), "", Plain },
    Row { Command::CompareOne, Compare, A, "compareOne", QT_TRANSLATE_NOOP("ui::MainActions", "One Picture"), "Shift+T", NeedsVideo | Checkable },
    Row { Command::SideBySide, Compare, A, "sideBySide", QT_TRANSLATE_NOOP("ui::MainActions", "Side by Side"), "V", NeedsVideo | Checkable },
    Row { Command::OverUnder, Compare, A, "overUnder", QT_TRANSLATE_NOOP("ui::MainActions", "Over and Under"), "Shift+V", NeedsVideo | Checkable },
    Row { Command::Wipe, Compare, A, "wipe", QT_TRANSLATE_NOOP("ui::MainActions", "Wipe"), "W", NeedsVideo | Checkable },
    Row { Command::Difference, Compare, A, "difference", QT_TRANSLATE_NOOP("ui::MainActions", "Difference"), "D", NeedsVideo | Checkable },
    Row { Command::Blend, Compare, A, "blend", QT_TRANSLATE_NOOP("ui::MainActions", "Blend"), "B", NeedsVideo | Checkable },
    Row { Command::AllTakes, Compare, A, "allTakes", QT_TRANSLATE_NOOP("ui::MainActions", "All Takes, Again and Again"), "Y", NeedsVideo | Checkable },
    Row { Command::FlipSides, Compare, B, "flipSides", QT_TRANSLATE_NOOP("ui::MainActions", "Flip Between A and B"), "T", NeedsVideo | Checkable },
    Row { Command::Peek, Compare, B, "peek", QT_TRANSLATE_NOOP("ui::MainActions", "Peek at the Other Side (Hold)"), "Q; `", NeedsVideo },
    Row { Command::NextA, Compare, B, "nextA", QT_TRANSLATE_NOOP("ui::MainActions", "Next Take on Side A"), "A", NeedsVideo },
    Row { Command::NextB, Compare, B, "nextB", QT_TRANSLATE_NOOP("ui::MainActions", "Next Take on Side B"), "Shift+A", NeedsVideo },
    Row { Command::SwapSides, Compare, B, "swapSides", QT_TRANSLATE_NOOP("ui::MainActions", "Exchange A and B"), "Shift+Q", NeedsVideo },
    Row { Command::CompareLess, Compare, C, "compareLess", QT_TRANSLATE_NOOP("ui::MainActions", "Line, Gain or Share a Little Less"), "Ctrl+Left", NeedsVideo | Repeats },
    Row { Command::CompareMore, Compare, C, "compareMore", QT_TRANSLATE_NOOP("ui::MainActions", "Line, Gain or Share a Little More"), "Ctrl+Right", NeedsVideo | Repeats },
    Row { Command::CompareFarLess, Compare, C, "compareFarLess", QT_TRANSLATE_NOOP("ui::MainActions", "Line, Gain or Share Much Less"), "Ctrl+Shift+Left", NeedsVideo | Repeats },
    Row { Command::CompareFarMore, Compare, C, "compareFarMore", QT_TRANSLATE_NOOP("ui::MainActions", "Line, Gain or Share Much More"), "Ctrl+Shift+Right", NeedsVideo | Repeats },
    Row { Command::TurnLeft, Compare, C, "turnLeft", QT_TRANSLATE_NOOP("ui::MainActions", "Turn the Line Left, or the Measure Before"), "Ctrl+Up", NeedsVideo | Repeats },
    Row { Command::TurnRight, Compare, C, "turnRight", QT_TRANSLATE_NOOP("ui::MainActions", "Turn the Line Right, or the Next Measure"), "Ctrl+Down", NeedsVideo | Repeats },
    Row { Command::SeamLook, Compare, E, "seamLook", QT_TRANSLATE_NOOP("ui::MainActions", "Look at the Seams"), "F", NeedsVideo | Edits | Checkable },
    Row { Command::SeamLoopBegin, Compare, E, "seamLoopBegin", QT_TRANSLATE_NOOP("ui::MainActions", "Loop over Where the Take Begins"), "<", NeedsVideo | Edits | Checkable },
    Row { Command::SeamLoopEnd, Compare, E, "seamLoopEnd", QT_TRANSLATE_NOOP("ui::MainActions", "Loop over Where the Take Ends"), ">", NeedsVideo | Edits | Checkable },
    Row { Command::SeamEarlier, Compare, E, "seamEarlier", QT_TRANSLATE_NOOP("ui::MainActions", "Slide the Seam a Frame Earlier"), ",", NeedsVideo | Edits | Repeats },
    Row { Command::SeamLater, Compare, E, "seamLater", QT_TRANSLATE_NOOP("ui::MainActions", "Slide the Seam a Frame Later"), ".", NeedsVideo | Edits | Repeats },
    Row { Command::SeamBest, Compare, E, "seamBest", QT_TRANSLATE_NOOP("ui::MainActions", "Slide the Seam to Where It Is Seen Least"), "U", NeedsVideo | Edits },
    Row { Command::ExportComparison, Compare, D, "exportComparison", QT_TRANSLATE_NOOP("ui::MainActions", "Export the Comparison…"), "Ctrl+Alt+E", NeedsVideo | Edits },
    Row { Command::ZoomIn, View, B, "zoomIn", QT_TRANSLATE_NOOP("ui::MainActions", "Zoom the Timeline In"), "+; =", NeedsVideo | Repeats },
    Row { Command::ZoomOut, View, B, "zoomOut", QT_TRANSLATE_NOOP("ui::MainActions", "Zoom the Timeline Out"), "-", NeedsVideo | Repeats },
    Row { Command::ZoomToRange, View, B, "zoomToRange", QT_TRANSLATE_NOOP("ui::MainActions", "Zoom to the Range"), "Z", NeedsVideo },
    Row { Command::ZoomToFit, View, B, "zoomToFit", QT_TRANSLATE_NOOP("ui::MainActions", "Zoom to the Whole Video"), "Shift+Z", NeedsVideo },
    Row { Command::ShowList, View, B, "showList", QT_TRANSLATE_NOOP("ui::MainActions", "Timeline as a List"), "F4", NeedsVideo | Checkable },
    Row { Command::PictureFit, View, D, "pictureFit", QT_TRANSLATE_NOOP("ui::MainActions", "Fit the Picture"), "Ctrl+0", NeedsVideo },
    Row { Command::PictureActual, View, D, "pictureActual", QT_TRANSLATE_NOOP("ui::MainActions", "Picture at 100 %"), "Ctrl+1", NeedsVideo },
    Row { Command::PictureDouble, View, D, "pictureDouble", QT_TRANSLATE_NOOP("ui::MainActions", "Picture at 200 %"), "Ctrl+2", NeedsVideo },
    Row { Command::PictureIn, View, D, "pictureIn", QT_TRANSLATE_NOOP("ui::MainActions", "Zoom the Picture In"), "Ctrl++; Ctrl+=", NeedsVideo | Repeats },
    Row { Command::PictureOut, View, D, "pictureOut", QT_TRANSLATE_NOOP("ui::MainActions", "Zoom the Picture Out"), "Ctrl+-", NeedsVideo | Repeats },
    Row { Command::ShowJobs, View, E, "showJobs", QT_TRANSLATE_NOOP("ui::MainActions", "Show Jobs"), "Ctrl+J", Checkable },
    Row { Command::FullScreen, View, E, "fullScreen", QT_TRANSLATE_NOOP("ui::MainActions", "Full Screen"), "F11", Checkable },
    Row { Command::Shortcuts, Help, A, "shortcuts", QT_TRANSLATE_NOOP("ui::MainActions", "Keyboard Shortcuts"), "?; F1", Plain },
    Row { Command::About, Help, A, "about", QT_TRANSLATE_NOOP("ui::MainActions", "About Retake Studio"), "", Plain },
};
// clang-format on

QList<QKeySequence> keysOf(const Row &row)
{
    QList<QKeySequence> keys;
    for (const QString &each :
        QString::fromUtf8(row.keys).split(QStringLiteral("; "), Qt::SkipEmptyParts))
        keys << QKeySequence(each, QKeySequence::PortableText);
    return keys;
}

bool isIn(const Row &row, Menu menu)
{
    return row.menu == menu;
}

} // namespace

MainActions::MainActions(QWidget &window)
    : QObject(&window)
    , m_window(window)
{
    create();
    setVideo(Video::None);
}

void MainActions::create()
{
    for (const Row &row : rows) {
        auto *action = new QAction(tr(row.text), &m_window);
        action->setObjectName(QLatin1String(row.name));
        action->setCheckable(row.flags & Checkable);
        action->setAutoRepeat(row.flags & Repeats);
        // A held key is no shortcut: the window listens for press and release itself.
        if (row.command == Command::Peek)
            action->setText(action->text() + QLatin1Char('\t')
                + keysOf(row).constFirst().toString(QKeySequence::NativeText));
        else
            action->setShortcuts(keysOf(row));
        m_actions[row.command] = action;
        m_window.addAction(action);
    }
    m_actions[Command::Quit]->setMenuRole(QAction::QuitRole);
    m_actions[Command::Settings]->setMenuRole(QAction::PreferencesRole);
    m_actions[Command::About]->setMenuRole(QAction::AboutRole);
}

QAction *MainActions::action(Command command) const
{
    return m_actions.at(command);
}

QAction *MainActions::take(int number) const
{
    return m_actions.at(Command(int(Command::TakeOriginal) + number));
}

void MainActions::fill(QMenuBar &bar, QUndoStack &undo)
{
    for (int menu = File; menu < MenuCount; ++menu) {
        QMenu *shown = bar.addMenu(tr(menuTitles[std::size_t(menu)]));
        if (menu == Edit) {
            QAction *back = undo.createUndoAction(&m_window, tr("Undo"));
            QAction *again = undo.createRedoAction(&m_window, tr("Redo"));
            back->setObjectName(QStringLiteral("undo"));
            back->setShortcut(QKeySequence(QStringLiteral("Ctrl+Z")));
            again->setObjectName(QStringLiteral("redo"));
            again->setShortcuts({QKeySequence(QStringLiteral("Ctrl+Shift+Z")),
                QKeySequence(QStringLiteral("Ctrl+Y"))});
            shown->addActions({back, again});
            m_undo = {back, again};
            // Behind the actions' own connections: what the stack allows may yet not be the time.
            for (const auto changed : {&QUndoStack::canUndoChanged, &QUndoStack::canRedoChanged})
                connect(&undo, changed, this, [this] { refreshUndo(); });
            m_stack = &undo;
        }
        int group = menu == Edit ? A : rows.front().group;
        for (const Row &row : rows) {
            if (!isIn(row, Menu(menu)))
                continue;
            if (row.group != group && !shown->isEmpty())
                shown->addSeparator();
            group = row.group;
            shown->addAction(action(row.command));
            if (row.command == Command::OpenProject)
                m_recent = shown->addMenu(tr("Open Recent"));
            if (row.command == Command::OpenProject)
                m_recover = shown->addMenu(tr("Recover What Was Not Saved"));
        }
    }
}

void MainActions::setVideo(Video video)
{
    m_video = video;
    for (const Row &row : rows) {
        const bool allowed =
            video == Video::Editable || (video == Video::LookOnly && !(row.flags & Edits));
        if (row.flags & NeedsVideo)
            action(row.command)->setEnabled(allowed);
    }
    refreshUndo();
}

void MainActions::refreshUndo()
{
    if (!m_stack)
        return;
    m_undo[0]->setEnabled(m_stack->canUndo() && m_video != Video::LookOnly);
    m_undo[1]->setEnabled(m_stack->canRedo() && m_video != Video::LookOnly);
}

QList<MainActions::KeyLine> MainActions::keyLines()
{
    QList<KeyLine> lines;
    for (int menu = File; menu < MenuCount; ++menu) {
        const QString title = tr(menuTitles[std::size_t(menu)]).remove(QLatin1Char('&'));
        if (menu == Edit) {
            lines.append({title, tr("Undo"),
                QKeySequence(QStringLiteral("Ctrl+Z")).toString(QKeySequence::NativeText)});
            lines.append({title, tr("Redo"),
                QKeySequence(QStringLiteral("Ctrl+Shift+Z")).toString(QKeySequence::NativeText)});
        }
        for (const Row &row : rows) {
            if (!isIn(row, Menu(menu)) || keysOf(row).isEmpty())
                continue;
            QStringList keys;
            for (const QKeySequence &key : keysOf(row))
                keys << key.toString(QKeySequence::NativeText);
            lines.append(
                {title, tr(row.text).remove(QChar(0x2026)), keys.join(QStringLiteral("  "))});
        }
    }
    return lines;
}

} // namespace ui
