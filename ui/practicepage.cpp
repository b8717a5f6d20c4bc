// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/practicepage.h"

#include "ui/panelparts.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QTreeWidgetItemIterator>
#include <QVBoxLayout>

#include <cmath>

namespace ui {

namespace {

constexpr int nameRole = Qt::UserRole;
constexpr int titleRole = Qt::UserRole + 1; // of a group, without what is chosen in it
constexpr int everyTime = 0; // beside how many times

// "submit-503=2": the name, and how often.
std::pair<QString, int> split(const QString &spec)
{
    const auto mark = spec.indexOf(QLatin1Char('='));
    return mark < 0 ? std::pair(spec, everyTime)
                    : std::pair(spec.left(mark), QStringView(spec).mid(mark + 1).toInt());
}

QDoubleSpinBox *figure(QWidget *parent, const QString &name, const QString &spoken)
{
    auto *made = new QDoubleSpinBox(parent);
    parts::name(made, name, spoken);
    made->setButtonSymbols(QAbstractSpinBox::NoButtons);
    return made;
}

} // namespace

PracticePage::PracticePage(QWidget *parent)
    : QWidget(parent)
    , m_time(figure(this, QStringLiteral("practiceTime"), tr("How long a practice job takes")))
    , m_balance(figure(
          this, QStringLiteral("practiceBalance"), tr("Balance of the account, in US dollars")))
    , m_faults(new QTreeWidget(this))
    , m_often(new QComboBox(this))
    , m_none(parts::button(this, tr("Clear all"), QStringLiteral("practiceNone")))
    , m_summary(parts::quiet(this, QStringLiteral("practiceSummary")))
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, parts::section, 0, 0);
    rows->setSpacing(parts::gap);
    QLabel *about = parts::quiet(this, QStringLiteral("practiceAbout"));
    about->setText(tr("Meet trouble before it costs money: the practice service does wrong what "
                      "you choose here, until you quit."));
    rows->addWidget(about);
    rows->addWidget(createFigures());
    rows->addWidget(createFaults(), 1);
    rows->addWidget(createFoot());
}

QWidget *PracticePage::createFigures()
{
    auto *box = new QWidget(this);
    auto *form = new QFormLayout(box);
    form->setContentsMargins(0, 4, 0, 4);
    form->setHorizontalSpacing(parts::margin);
    form->setVerticalSpacing(parts::gap);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    m_time->setRange(0, 3600);
    m_time->setDecimals(1);
    m_time->setSuffix(tr(" s"));
    m_balance->setRange(0, 100'000);
    m_balance->setDecimals(2);
    m_balance->setPrefix(QStringLiteral("$ "));
    form->addRow(parts::heading(box, tr("A job takes at least")), m_time);
    form->addRow(parts::heading(box, tr("Play money left")), m_balance);
    return box;
}

QWidget *PracticePage::createFaults()
{
    parts::name(m_faults, QStringLiteral("practiceFaults"), tr("What goes wrong"));
    m_faults->setHeaderHidden(true);
    m_faults->setUniformRowHeights(true);
    m_faults->setSelectionMode(QAbstractItemView::SingleSelection);
    m_faults->setTabKeyNavigation(false);
    m_faults->setMinimumHeight(220);
    connect(m_faults, &QTreeWidget::itemChanged, this, [this] { refresh(); });
    auto *box = new QWidget(this);
    auto *rows = new QVBoxLayout(box);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(4);
    rows->addWidget(parts::heading(box, tr("What goes wrong")));
    rows->addWidget(m_faults, 1);
    return box;
}

QWidget *PracticePage::createFoot()
{
    auto *box = new QWidget(this);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(parts::gap);
    parts::name(m_often, QStringLiteral("practiceOften"), tr("How often each strikes"));
    m_often->addItem(tr("Each once"), 1);
    m_often->addItem(tr("Each three times"), 3);
    m_often->addItem(tr("Every time"), everyTime);
    row->addWidget(m_summary, 1);
    row->addWidget(m_often);
    row->addWidget(m_none);
    connect(m_often, &QComboBox::currentIndexChanged, this, [this] { refresh(); });
    connect(m_none, &QPushButton::clicked, this, [this] {
        for (QTreeWidgetItemIterator it(m_faults, QTreeWidgetItemIterator::Checked); *it; ++it)
            (*it)->setCheckState(0, Qt::Unchecked);
    });
    return box;
}

void PracticePage::setValues(const QList<PracticeFault> &faults, const PracticeValues &values)
{
    m_given = values;
    m_time->setValue(values.jobSeconds);
    m_balance->setValue(values.balance);
    QStringList names;
    int often = 1;
    for (const QString &spec : values.faults) {
        const auto [name, times] = split(spec);
        names << name;
        often = times;
    }
    // Struck twice of three times: once is what is left.
    m_often->setCurrentIndex(std::max(0, m_often->findData(often)));
    fill(faults, names);
    refresh();
}

void PracticePage::fill(const QList<PracticeFault> &faults, const QStringList &chosen)
{
    const QSignalBlocker quiet(m_faults);
    m_faults->clear();
    QTreeWidgetItem *group = nullptr;
    for (const PracticeFault &fault : faults) {
        if (!group || group->data(0, titleRole).toString() != fault.group) {
            group = new QTreeWidgetItem(m_faults, {fault.group});
            group->setData(0, titleRole, fault.group);
            group->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        }
        auto *item = new QTreeWidgetItem(group, {fault.text});
        item->setData(0, nameRole, fault.name);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        const bool isChosen = chosen.contains(fault.name);
        item->setCheckState(0, isChosen ? Qt::Checked : Qt::Unchecked);
        if (isChosen)
            group->setExpanded(true);
    }
    if (m_faults->topLevelItemCount() > 0)
        m_faults->setCurrentItem(m_faults->topLevelItem(0));
}

QStringList PracticePage::chosenFaults() const
{
    QStringList names;
    for (QTreeWidgetItemIterator it(m_faults, QTreeWidgetItemIterator::Checked); *it; ++it)
        names << (*it)->data(0, nameRole).toString();
    return names;
}

void PracticePage::refresh()
{
    const QSignalBlocker quiet(m_faults);
    for (int i = 0; i < m_faults->topLevelItemCount(); ++i) {
        QTreeWidgetItem *group = m_faults->topLevelItem(i);
        int chosen = 0;
        for (int k = 0; k < group->childCount(); ++k)
            chosen += group->child(k)->checkState(0) == Qt::Checked ? 1 : 0;
        const QString title = group->data(0, titleRole).toString();
        group->setText(0, chosen > 0 ? tr("%1 – %n chosen", nullptr, chosen).arg(title) : title);
    }
    const int count = int(chosenFaults().size());
    m_none->setEnabled(count > 0);
    m_often->setEnabled(count > 0);
    m_summary->setText(count == 0 ? tr("All goes well.") : tr("%n chosen.", nullptr, count));
}

PracticeValues PracticePage::values() const
{
    PracticeValues values = m_given;
    // What is shown rounded is not changed by being shown.
    if (std::abs(m_time->value() - values.jobSeconds) > 0.05)
        values.jobSeconds = m_time->value();
    if (std::abs(m_balance->value() - values.balance) > 0.005)
        values.balance = m_balance->value();
    const int often = m_often->currentData().toInt();
    values.faults.clear();
    for (const QString &name : chosenFaults())
        values.faults << (often == everyTime ? name : QStringLiteral("%1=%2").arg(name).arg(often));
    return values;
}

} // namespace ui
