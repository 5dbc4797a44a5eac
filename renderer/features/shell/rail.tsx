import {
  DesktopOutlined,
  FileTextOutlined,
  FolderOutlined,
  ReadOutlined,
  SettingOutlined,
  UsbOutlined,
} from '@ant-design/icons';
import type { ComponentType } from 'react';
import { NavLink } from 'react-router';
import { useMay } from '../../bridge/session.ts';
import { placeNeeds, places, type Place } from './places.ts';
import './rail.css';

const icons: Readonly<Record<Place['path'], ComponentType>> = {
  '/workbench': DesktopOutlined,
  '/cases': FolderOutlined,
  '/intake': UsbOutlined,
  '/documents': FileTextOutlined,
  '/volumes': ReadOutlined,
  '/settings': SettingOutlined,
};

/** The left rail: six places, always in the same order; without those one may not enter. */
export function Rail() {
  const may = useMay();
  return (
    <nav className="rail" aria-label="主导航">
      {places.map(({ path, name }, i) => {
        const needs = placeNeeds[path];
        if (needs !== undefined && !may(needs)) return null;
        const Icon = icons[path];
        return (
          <NavLink key={path} to={path} className="rail-place" title={`${name}（Alt+${i + 1}）`}>
            <Icon />
            <span>{name}</span>
          </NavLink>
        );
      })}
    </nav>
  );
}
