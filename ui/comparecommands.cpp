// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/comparecommands.h"

#include "timeline/render/preset.h"
#include "ui/prompts.h"
#include "ui/viewdesk.h"

#include <QAction>
#include <QDir>
#include <QFileInfo>
#include <QPointer>

#include <array>

namespace ui {

namespace {

struct ModeCommand {
    Command command;
    CompareMode mode;
};
constexpr std::array modeCommands{
    ModeCommand{Command::CompareOne, CompareMode::One},
    ModeCommand{Command::SideBySide, CompareMode::SideBySide},
    ModeCommand{Command::OverUnder, CompareMode::OverUnder},
    ModeCommand{Command::Wipe, CompareMode::Wipe},
    ModeCommand{Command::Difference, CompareMode::Difference},
    ModeCommand{Command::Blend, CompareMode::Blend},
    ModeCommand{Command::AllTakes, CompareMode::Grid},
};

struct StepCommand {
    Command command;
    int steps;
    bool large;
};
constexpr std::array stepCommands{
    StepCommand{Command::CompareLess, -1, false},
    StepCommand{Command::CompareMore, 1, false},
    StepCommand{Command::CompareFarLess, -1, true},
    StepCommand{Command::CompareFarMore, 1, true},
};

constexpr std::array pairCommands{Command::NextA, Command::NextB, Command::SwapSides,
    Command::FlipSides, Command::Peek, Command::ExportComparison};

} // namespace

CompareCommands::CompareCommands(
    const MainActions &actions, ViewDesk &desk, Prompts &prompts, QObject *parent)
    : QObject(parent)
    , m_actions(actions)
    , m_desk(desk)
    , m_prompts(prompts)
{
    connectModes();
    connectSides();
    connectSteps();
    connect(&m_desk, &ViewDesk::stateChanged, this, &CompareCommands::refresh);
    connect(&m_desk, &ViewDesk::takesChanged, this, &CompareCommands::refresh);
}

void CompareCommands::connectModes()
{
    for (const ModeCommand &each : modeCommands) {
        connect(m_actions[each.command], &QAction::triggered, this, [this, mode = each.mode] {
            m_desk.compare().setMode(mode);
            refresh(); // the mark that the click has set is a wish only
        });
    }
}

void CompareCommands::connectSides()
{
    CompareDesk &compare = m_desk.compare();
    connect(m_actions[Command::FlipSides], &QAction::triggered, &compare, &CompareDesk::setAtA);
    connect(m_actions[Command::Peek], &QAction::triggered, this,
        [&compare] { compare.setAtA(!compare.isAtA()); });
    connect(m_actions[Command::NextA], &QAction::triggered, this,
        [&compare] { compare.stepSide(CompareSide::A); });
    connect(m_actions[Command::NextB], &QAction::triggered, this,
        [&compare] { compare.stepSide(CompareSide::B); });
    connect(m_actions[Command::SwapSides], &QAction::triggered, &compare, &CompareDesk::swapSides);
    connect(m_actions[Command::ExportComparison], &QAction::triggered, this,
        &CompareCommands::askExport);
}

void CompareCommands::connectSteps()
{
    CompareDesk &compare = m_desk.compare();
    for (const StepCommand &each : stepCommands)
        connect(m_actions[each.command], &QAction::triggered, this,
            [&compare, each] { compare.adjust(each.steps, each.large); });
    connect(
        m_actions[Command::TurnLeft], &QAction::triggered, this, [&compare] { compare.turn(-1); });
    connect(
        m_actions[Command::TurnRight], &QAction::triggered, this, [&compare] { compare.turn(1); });
}

void CompareCommands::refresh()
{
    const CompareDesk &compare = m_desk.compare();
    const bool can = m_desk.view() && compare.canCompare();
    const CompareMode mode = compare.mode();
    for (const ModeCommand &each : modeCommands) {
        m_actions[each.command]->setChecked(mode == each.mode);
        m_actions[each.command]->setEnabled(
            can || (m_desk.view() && each.mode == CompareMode::One));
    }
    for (const Command each : pairCommands)
        m_actions[each]->setEnabled(can);
    for (const StepCommand &each : stepCommands)
        m_actions[each.command]->setEnabled(can && isPaired(mode));
    const bool turns = mode == CompareMode::Wipe || mode == CompareMode::Difference;
    m_actions[Command::TurnLeft]->setEnabled(can && turns);
    m_actions[Command::TurnRight]->setEnabled(can && turns);
    m_actions[Command::FlipSides]->setChecked(compare.isAtA());
}

QString CompareCommands::suggestedFile() const
{
    const QFileInfo video(m_desk.view()->project.media.front().path);
    return video.dir().filePath(tr("%1 compared.mp4").arg(video.completeBaseName()));
}

void CompareCommands::askExport()
{
    const auto clip = m_desk.compare().clip();
    if (!clip)
        return;
    const QPointer<CompareCommands> self(this);
    m_prompts.askFile(
        FileQuestion::ExportComparison, suggestedFile(), [self, clip](const QString &path) {
            if (self && !path.isEmpty())
                emit self->exportRequested(
                    *clip, render::withSuffixFor(render::Preset::SideBySide, path));
        });
}

} // namespace ui
